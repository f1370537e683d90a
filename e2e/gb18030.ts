let bytesOf: Map<string, Uint8Array> | null = null;

/** Every character of two bytes, read off the decoder: Node reads GB18030 and does not write it. */
function twoByteCharacters(): Map<string, Uint8Array> {
  const decoder = new TextDecoder("gb18030");
  const characters = new Map<string, Uint8Array>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const bytes = Uint8Array.of(lead, trail);
      characters.set(decoder.decode(bytes), bytes);
    }
  }
  return characters;
}

/** A text as an office program in China saves a CSV file. */
export function asGb18030(text: string): Uint8Array {
  const characters = (bytesOf ??= twoByteCharacters());
  return Buffer.concat(
    [...text].map((character) => {
      if (character.charCodeAt(0) < 0x80) return Buffer.from(character, "ascii");
      const bytes = characters.get(character);
      if (!bytes) throw new Error(`${character} has no two bytes in GB18030`);
      return bytes;
    }),
  );
}
