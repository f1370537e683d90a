import { writeFileSync } from "node:fs";
import { encodeQR } from "qr";

const WIDTH = 640;
const HEIGHT = 480;
const SCALE = 8;
const WHITE = 235;
const BLACK = 16;
const FRAMES = 4;

/** What a camera sees before which a QR code is held: a film without compression (YUV4MPEG2), as Chromium takes it for one. */
export function writeTicketVideo(file: string, text: string): void {
  const rows = encodeQR(text, "raw", { ecc: "medium", border: 4 });
  const [left, top] = [Math.floor((WIDTH - rows.length * SCALE) / 2), Math.floor((HEIGHT - rows.length * SCALE) / 2)];
  const light = Buffer.alloc(WIDTH * HEIGHT, WHITE);
  rows.forEach((row, y) =>
    row.forEach((isDark, x) => {
      if (!isDark) return;
      for (let line = 0; line < SCALE; line += 1) {
        const from = (top + y * SCALE + line) * WIDTH + left + x * SCALE;
        light.fill(BLACK, from, from + SCALE);
      }
    }),
  );
  const colours = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const frame = Buffer.concat([Buffer.from("FRAME\n"), light, colours]);
  const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(file, Buffer.concat([header, ...Array.from({ length: FRAMES }, () => frame)]));
}
