import { strToU8, zipSync } from "fflate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileKindOf } from "./file-kind-of.server";
import { SMALL_FILES } from "./small-files.testing";

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

describe("what a file is", () => {
  it.each(Object.entries(SMALL_FILES))("a %s is known from its bytes", (kind, bytes) => {
    expect(fileKindOf(bytes, `a.${kind}`)).toEqual({ kind });
  });

  it("is not what its name says", () => {
    expect(fileKindOf(SMALL_FILES.png, "contract.pdf")).toEqual({ kind: "png" });
    expect(fileKindOf(SMALL_FILES.pdf, "a.exe")).toEqual({ kind: "pdf" });
    expect(fileKindOf(SMALL_FILES.txt, "a.html")).toEqual({ refused: "unknown" });
    expect(fileKindOf(latin1("<script>alert(1)</script>"), "a.svg")).toEqual({ refused: "unknown" });
    expect(fileKindOf(latin1("MZ\x90\0\x03"), "a.pdf")).toEqual({ refused: "unknown" });
    expect(fileKindOf(latin1("GIF89a"), "a.txt")).toEqual({ kind: "txt" });
    expect(fileKindOf(latin1("MZ\x90\0\x03"), "a.txt")).toEqual({ refused: "unknown" });
  });

  it("is no archive and holds no macros", () => {
    expect(fileKindOf(zipSync({ "a.pdf": SMALL_FILES.pdf }), "a.docx")).toEqual({ refused: "archive" });
    expect(fileKindOf(latin1("Rar!\x1a\x07\0"), "a.rar")).toEqual({ refused: "archive" });
    const macros = zipSync({
      "[Content_Types].xml": strToU8("<T/>"),
      "word/document.xml": strToU8("<w/>"),
      "word/vbaProject.bin": strToU8("x"),
    });
    expect(fileKindOf(macros, "a.docx")).toEqual({ refused: "macros" });
    const old = latin1("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "_\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C\0T\0");
    expect(fileKindOf(old, "a.doc")).toEqual({ refused: "macros" });
  });

  it("that broke off or is empty is told from a whole one", () => {
    expect(fileKindOf(new Uint8Array(0), "a.pdf")).toEqual({ refused: "empty" });
    for (const [kind, bytes] of Object.entries(SMALL_FILES)) {
      if (kind === "doc" || kind === "csv" || kind === "txt") continue;
      expect([kind, fileKindOf(bytes.slice(0, bytes.length - 6), `a.${kind}`)]).toEqual([
        kind,
        { refused: "incomplete" },
      ]);
    }
  });

  it("is decided for any bytes without breaking", () => {
    const starts = fc.constantFrom(
      "",
      "%PDF-",
      "PK\x03\x04",
      "RIFF\xff\xff\xff\xffWEBP",
      "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
      "\x89PNG\r\n\x1a\n",
    );
    fc.assert(
      fc.property(starts, fc.uint8Array({ maxLength: 300 }), fc.string(), (start, rest, name) => {
        const finding = fileKindOf(new Uint8Array([...latin1(start), ...rest]), name);
        expect("kind" in finding || "refused" in finding).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
