import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attachment } from "~/transfer/file-answer";
import { FILE_KINDS } from "./file-kinds";
import { cleanFileName } from "./file-name";

const bytes = (text: string) => Buffer.byteLength(text, "utf8");

/** What attackers call their files, with what is left of it. */
const HOSTILE: [name: string, ending: string, clean: string][] = [
  ["../../etc/passwd", "txt", "passwd.txt"],
  ["..\\..\\windows\\win.ini", "txt", "win.ini.txt"],
  ["C:\\fakepath\\执照.PDF", "pdf", "执照.pdf"],
  ["/var/www/.htaccess", "txt", "htaccess.txt"],
  ["..%2f..%2fetc%2fpasswd", "pdf", "%2f..%2fetc%2fpasswd.pdf"],
  ["a\0.pdf", "pdf", "a.pdf"],
  ["a.pdf\r\nSet-Cookie: x=1", "pdf", "a.pdfSet-Cookie_ x=1.pdf"],
  ["执照\u202Efdp.exe", "pdf", "执照fdp.exe.pdf"],
  ["invoice\u200B.pdf", "pdf", "invoice.pdf"],
  ["CON", "pdf", "_CON.pdf"],
  ["nul.pdf", "pdf", "_nul.pdf"],
  ["COM¹.txt", "txt", "_COM¹.txt"],
  ["lpt9.tar.txt", "txt", "_lpt9.tar.txt"],
  ["console.pdf", "pdf", "console.pdf"],
  ["report.pdf.", "pdf", "report.pdf"],
  ["report.pdf   ", "pdf", "report.pdf"],
  ["report.pdf::$DATA", "pdf", "report.pdf__$DATA.pdf"],
  ["photo.JPEG", "jpg", "photo.jpg"],
  ["malware.exe", "png", "malware.exe.png"],
  ['a"b.pdf', "pdf", "a_b.pdf"],
  ["全角／斜线.pdf", "pdf", "全角_斜线.pdf"],
  ["", "pdf", "file.pdf"],
  ["...", "pdf", "file.pdf"],
  [".pdf", "pdf", "file.pdf"],
];

describe("the name of a file", () => {
  it.each(HOSTILE)("%j that is a %s becomes %j", (name, ending, clean) => {
    expect(cleanFileName(name, ending)).toBe(clean);
  });

  it("is cut to 255 bytes between characters and keeps its ending", () => {
    const name = cleanFileName(`${"执照".repeat(200)}.pdf`, "pdf");
    expect(bytes(name)).toBeLessThanOrEqual(255);
    expect(bytes(name)).toBeGreaterThan(248);
    expect(name).toMatch(/^[执照]+\.pdf$/);
  });

  it("can never leave a folder, hide, end a header or name a device, whatever was sent", () => {
    const nasty = fc.array(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.constantFrom(
          "../",
          "..\\",
          "/",
          "\\",
          "\0",
          "\r\n",
          "\u202e",
          "\u2066",
          "CON",
          "nul.",
          "\ud800",
          ".",
          " ",
          '"',
          ";",
          "%00",
          "：",
          "／",
        ),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(nasty, fc.constantFrom(...Object.keys(FILE_KINDS)), (parts, ending) => {
        const name = cleanFileName(parts.join(""), ending);
        expect(name).not.toMatch(/[/\\<>:"|?*]/);
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
        expect(name).not.toMatch(/^[. ]|[. ]$/);
        expect(name.endsWith(`.${ending}`)).toBe(true);
        expect(bytes(name)).toBeLessThanOrEqual(255);
        // Clean names stay as they are, and the header gives them back whole.
        expect(cleanFileName(name, ending)).toBe(name);
        const header = attachment(name);
        expect(header).toMatch(
          /^attachment; filename="[A-Za-z0-9._ -]+"; filename\*=UTF-8''[A-Za-z0-9%._~!$&+^`|#-]+$/,
        );
        expect(decodeURIComponent(header.split("UTF-8''")[1]!)).toBe(name);
      }),
      { numRuns: 500 },
    );
  });
});
