import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { PROJECT_FOLDER } from "./build-product";

/** Where lists of hostile texts lie beside the project, when somebody put them there. */
const CORPORA = process.env.WEFT_HOSTILE_INPUT ?? path.join(PROJECT_FOLDER, "..", "shared", "data", "hostile-input");

function linesOf(file: string): string[] {
  const whole = path.join(CORPORA, file);
  if (!existsSync(whole)) return [];
  return readFileSync(whole, "utf8")
    .split(/\r?\n/)
    .filter((line) => line !== "");
}

/** Targets of redirects that a browser may read as another host or as a script: our own list. */
const OWN_REDIRECTS: readonly string[] = [
  "https://evil.example",
  "http://evil.example/path",
  "//evil.example",
  "///evil.example",
  "////evil.example//",
  "/\\evil.example",
  "\\/evil.example",
  "\\\\evil.example",
  "/\\/evil.example",
  "//\\evil.example",
  "/%2fevil.example",
  "/%2f%2fevil.example",
  "/%5cevil.example",
  "/%5c%5cevil.example",
  "%2f%2fevil.example",
  "/%09/evil.example",
  "/\t/evil.example",
  "\t//evil.example",
  "/\n/evil.example",
  "/\r\n/evil.example",
  "/\r\nLocation:https://evil.example",
  "/%0d%0aLocation:%20https://evil.example",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\nscript:alert(1)",
  " javascript:alert(1)",
  "\u0001javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
  "file:///etc/passwd",
  "https:evil.example",
  "https:/evil.example",
  "https:///evil.example",
  "http:\\\\evil.example",
  "https://localhost@evil.example",
  "https://evil.example#localhost",
  "https://evil.example?localhost",
  "https://localhost.evil.example",
  "//localhost@evil.example",
  "/.evil.example/..//evil.example",
  "/..//evil.example",
  "/./\\evil.example",
  "/.//evil.example",
  "/x/..//evil.example",
  "/x/../..//evil.example",
  "/x/..\\..\\evil.example",
  "//evil%E3%80%82example",
  "//evil。example",
  "／／evil.example",
  "/／evil.example",
  "//①②③.example",
  "//[::1]/",
  "//0x7f000001/",
  "//2130706433/",
  "https://evil.example:443@localhost/",
  "/\u0000/evil.example",
  "/\u2028/evil.example",
  "/\ufeff/evil.example",
  "/\u00a0/evil.example",
  "?next=//evil.example",
  "#//evil.example",
  "@evil.example",
  ":evil.example",
  ";//evil.example",
  "/;@evil.example",
  "//;@evil.example",
  "/?//evil.example\\@localhost",
  "ftp://evil.example",
  "ws://evil.example",
  "blob:https://evil.example/x",
  "",
];

export function redirectTargets(): string[] {
  const listed = ["patt/open-redirect.txt", "fuzzdb/redirect-urls-template.txt"].flatMap(linesOf);
  return [...OWN_REDIRECTS, ...listed.map((line) => line.replaceAll("TARGET", "evil.example"))];
}

const OWN_TEXTS: readonly string[] = [
  "",
  " ",
  "0",
  "-1",
  "1e309",
  "NaN",
  "9007199254740993",
  "99999999999999999999999999",
  "0x10",
  "１２３",
  "null",
  "undefined",
  "true",
  "[object Object]",
  "__proto__",
  "constructor",
  "toString",
  "' OR 1=1 --",
  '"; DROP TABLE organisations; --',
  "1) UNION SELECT password_hash FROM users --",
  "%' ESCAPE '!",
  "NEAR(a b)",
  '"unbalanced',
  "a AND OR NOT *",
  "油缸*",
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "{{constructor.constructor('x')()}}",
  "${7*7}",
  "../../../../etc/passwd",
  "..\\..\\windows\\win.ini",
  "%00",
  "a\u0000b",
  "\u202Egpj.exe",
  "\ud800",
  "\udfff\ud800",
  "👩‍👩‍👧‍👦🇨🇳",
  "Z̷̢͕a̸͇͝l̵͔̓g̶̱̎o̴̫͋",
  "𠮷野家㐀",
  "İıſK",
  "ﷺ".repeat(50),
  "=1+1",
  "+86 10",
  "2026-02-30",
  "2026Q5",
  "0000-00-00",
  "9999-12-31T23:59:59Z",
  "%c0%ae%c0%ae/",
  "%zz",
  "%",
  "a".repeat(5_000),
  "织".repeat(3_000),
  "\r\nSet-Cookie: a=b",
  "text/html;charset=utf-7",
];

/** Texts for fuzzing: our own, and every line of the corpora that are there. */
export function hostileTexts(): string[] {
  if (!existsSync(CORPORA)) return [...OWN_TEXTS];
  const files = readdirSync(CORPORA, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".txt") && !/SOURCE|copyright/i.test(file),
  );
  return [...OWN_TEXTS, ...files.flatMap(linesOf).map((line) => line.slice(0, 6_000))];
}

/** Texts that become part of a statement where one is put together from texts: our own, and the corpora that are there. */
export function statementTexts(): string[] {
  const values = ["x", "1", "-1", "%", "2026Q3", "name", "企业"];
  const ways = [
    "' OR '1'='1",
    "' OR 1=1 --",
    '" OR ""="',
    "') OR ('1'='1",
    "')) OR 1=1 -- -",
    "'; DROP TABLE organisations; --",
    "'; UPDATE users SET role='administrator' --",
    "' UNION SELECT password_hash FROM users --",
    " UNION ALL SELECT NULL, sql FROM sqlite_schema",
    "' AND (SELECT count(*) FROM users) > 0 --",
    "' || (SELECT email FROM users LIMIT 1) || '",
    "' AND randomblob(500000000) --",
    "'||CASE WHEN 1=1 THEN '' ELSE load_extension('x') END||'",
    " AND 1=(SELECT 1 FROM organisations)",
    "; ATTACH DATABASE '/tmp/x.db' AS x; --",
    "; PRAGMA writable_schema=ON; --",
    "/**/OR/**/1=1",
    "' GLOB '*",
    "' LIKE '%",
    "' ESCAPE '%",
    '" MATCH "*',
    "`id`, (SELECT 1)",
    '"id" DESC, (SELECT 1) --',
    ",(SELECT CASE WHEN 1 THEN 1 END)",
    "') COLLATE NOCASE; --",
    "\\' OR 1=1 --",
    "%' OR '%'='",
    "\u02bc OR 1=1 --",
    "＇ OR 1=1 --",
    "\u0000' OR 1=1 --",
  ];
  const own = ways.flatMap((way, at) => [way, values[at % values.length]! + way]);
  const listed = ["patt", "fuzzdb"].flatMap((folder) =>
    existsSync(path.join(CORPORA, folder))
      ? readdirSync(path.join(CORPORA, folder))
          .filter((file) => /^sqli_|^GenericBlind/.test(file))
          .flatMap((file) => linesOf(path.join(folder, file)))
      : [],
  );
  return [...new Set([...own, ...listed.filter((line) => line.length <= 400)])];
}
