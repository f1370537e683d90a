import { encodeQR } from "qr";

/** A QR code (ISO/IEC 18004) as the path of one shape in a square of `size` units, its quiet zone of four units included. */
export interface QrPicture {
  size: number;
  path: string;
}

const QUIET_ZONE = 4;

/** @param text at most some 2,000 letters; error correction "medium" reads a ticket of which a seventh is soiled */
export function qrPicture(text: string): QrPicture {
  const rows = encodeQR(text, "raw", { ecc: "medium", border: QUIET_ZONE });
  let path = "";
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x++;
      path += `M${from} ${y}h${x - from + 1}v1H${from}z`;
    }
  });
  return { size: rows.length, path };
}
