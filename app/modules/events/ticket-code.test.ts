import fc from "fast-check";
import { decodeQR } from "qr/decode.js";
import { describe, expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { qrPicture } from "~/charts/qr-picture.server";
import { readTicketCode } from "./read-ticket-code";
import { isTicketOf, ticketCode } from "./ticket-code.server";

const holder = { personId: 1207, registrationId: 31, name: "钟子涵" };

describe("the code of a ticket", () => {
  it("is read from the address that was scanned, and as people type it", () => {
    const here = testWorld().account("staff");
    const code = ticketCode(here, holder);
    const proof = code.split("-")[1]!;
    expect(code).toMatch(/^1207-[0-9A-HJKMNP-TV-Z]{16}$/);
    for (const typed of [
      code,
      `https://weft.example/public/tickets/${code}`,
      ` ${code.toLowerCase()} `,
      `1207-${proof.slice(0, 4)} ${proof.slice(4, 8)} ${proof.slice(8)}`,
      `1207-${proof.replace(/0/g, "o").replace(/1/g, "l")}`,
    ])
      expect(readTicketCode(typed), typed).toEqual({ personId: 1207, proof });
  });

  it("is of one person in one registration under one name, made with the key of one instance", () => {
    const here = testWorld().account("staff");
    const elsewhere = { ...here, auditKey: Buffer.alloc(32, 8) };
    const { proof } = readTicketCode(ticketCode(here, holder))!;
    expect(isTicketOf(here, proof, holder)).toBe(true);
    expect(isTicketOf(here, proof, { ...holder, personId: 1208 })).toBe(false);
    expect(isTicketOf(here, proof, { ...holder, registrationId: 32 })).toBe(false);
    expect(isTicketOf(here, proof, { ...holder, name: "谭晓丽" })).toBe(false);
    expect(isTicketOf(elsewhere, proof, holder)).toBe(false);
  });

  it("is nothing else, whatever is scanned", () => {
    for (const text of [
      "",
      "-",
      "1207",
      "1207-",
      "https://weft.example/",
      "1207-7ZK3",
      `1207-${"A".repeat(17)}`,
      "一-二",
    ])
      expect(readTicketCode(text)).toBeNull();
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => void readTicketCode(text)));
  });
});

describe("a QR code", () => {
  it("as it is drawn is read again as what it says", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (personId) => {
        const text = `https://weft.example/public/tickets/${personId}-7ZK3Q9M2A4XWB8TD`;
        const { size, path } = qrPicture(text);
        expect(decodeQR(painted(size, path))).toBe(text);
      }),
      { numRuns: 20 },
    );
  });
});

/** The picture of a path of rectangles one unit high, four points to a unit. */
function painted(size: number, path: string): { width: number; height: number; data: Uint8ClampedArray } {
  const scale = 4;
  const width = size * scale;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, from = "", y = "", length = ""] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++)
      for (let x = Number(from) * scale; x < (Number(from) + Number(length)) * scale; x++)
        data.set([0, 0, 0, 255], (row * width + x) * 4);
  }
  return { width, height: width, data };
}
