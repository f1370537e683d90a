import { encode } from "uqr";

/** A QR code as one path of squares, so that the page draws it without a script and without text as HTML. */
export interface QrPicture {
  /** Squares along a side, with the quiet border that scanners need. */
  size: number;
  path: string;
}

const QUIET_BORDER = 4;

export function qrPicture(text: string): QrPicture {
  const { data, size } = encode(text, { ecc: "M", border: QUIET_BORDER });
  const rows = data.map((row, y) => {
    let path = "";
    for (let x = 0; x < size; x += 1) {
      if (!row[x]) continue;
      let end = x;
      while (row[end + 1]) end += 1;
      path += `M${x} ${y}h${end - x + 1}v1h-${end - x + 1}z`;
      x = end;
    }
    return path;
  });
  return { size, path: rows.join("") };
}
