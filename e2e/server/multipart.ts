const BOUNDARY = "----weft-test-boundary";

export interface SentFile {
  /** The name as it is to stand in the header of the part; quotes and line ends are escaped as browsers do. */
  name: string;
  bytes: Uint8Array;
  type?: string;
}

/** A form with a file, as a browser sends it. */
export function multipartBody(
  fields: Record<string, string>,
  file: SentFile,
): { headers: Record<string, string>; body: Buffer } {
  const texts = Object.entries(fields).map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const escaped = file.name.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll('"', "%22");
  const head =
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${escaped}"\r\n` +
    `Content-Type: ${file.type ?? "application/octet-stream"}\r\n\r\n`;
  return {
    headers: { "Content-Type": `multipart/form-data; boundary=${BOUNDARY}` },
    body: Buffer.concat([
      Buffer.from(texts.join("") + head, "utf8"),
      file.bytes,
      Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
    ]),
  };
}
