/**
 * A spreadsheet evaluates text that starts like a formula. In CSV an apostrophe goes before it, at the start of the
 * text and wherever a reader with another separator would start a new cell. One apostrophe is added to those already
 * there and one is taken away again, so reading gives back exactly what was written.
 */
const CELL_START = '(?<=^|[;\\t\\r\\n]|",?)';
const HONEST_NUMBER = '[+\\-]\\d[\\d ,]*(?:\\.\\d+)?%?(?:$|[;\\t\\r\\n"])';
const FORMULA_START = `(?=[=+\\-@\\t\\r\\n＝＋－＠])(?!${HONEST_NUMBER})`;

const UNGUARDED = new RegExp(`${CELL_START}('*)${FORMULA_START}`, "g");
const GUARDED = new RegExp(`${CELL_START}'('*)${FORMULA_START}`, "g");
const AT_START = new RegExp(`^${FORMULA_START}`);

export function guardFormula(text: string): string {
  return text.replace(UNGUARDED, "'$1");
}

export function unguardFormula(text: string): string {
  return text.includes("'") ? text.replace(GUARDED, "$1") : text;
}

export function startsLikeFormula(text: string): boolean {
  return AT_START.test(text);
}
