const OPENING = /[[{<\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018]/g;
const CLOSING = /[\]}>\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019]/g;

/** A name as it is compared: what two people may type differently is made one, what tells firms apart is kept. */
export function comparableName(name: string): string {
  return name
    .normalize("NFKC")
    .replace(OPENING, "(")
    .replace(CLOSING, ")")
    .replace(/[\s\p{Cf}]+/gu, "")
    .toLowerCase()
    .normalize("NFKC");
}
