/** Kinds of data that a promoter must not keep about the people of its members: more than it needs for its work. */
export type PrivateData = "identity_number" | "bank_card" | "private_words";

const SEPARATED = /[\s.\-\u2010-\u2015_/]+/g;
/** Six digits of a place, a day of birth, three digits and a check character (GB 11643), or the fifteen digits of before 1999. */
const IDENTITY = /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dx](?![\da-z])/i;
const OLD_IDENTITY = /(?<!\d)[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)/;
const CARD = /(?<!\d)\d{16,19}(?!\d)/g;
/**
 * Words for identity card, passport number, home address, day of birth, birthday, marriage, ethnic group, political status,
 * religion, bank card, place of family origin, health and the like; written as code points because texts of people are kept
 * in the messages.
 */
const WORDS =
  /\u8eab\u4efd\u8bc1|\u62a4\u7167\u53f7|\u5bb6\u5ead\u4f4f\u5740|\u5bb6\u5ead\u5730\u5740|\u4f4f\u5bb6\u5730\u5740|\u51fa\u751f\u65e5\u671f|\u51fa\u751f\u5e74\u6708|\u751f\u65e5|\u5a5a\u59fb|\u653f\u6cbb\u9762\u8c8c|\u5b97\u6559\u4fe1\u4ef0|\u94f6\u884c\u5361\u53f7|\u7c4d\u8d2f|\u75c5\u53f2|\bidentity card|\bid card|\bpassport n|\bdate of birth|\bbirthday|\bhome address|\bmarital/i;

/** Luhn's check, which every bank card number passes. */
function isCardNumber(digits: string): boolean {
  let sum = 0;
  [...digits].reverse().forEach((digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  });
  return sum % 10 === 0;
}

/**
 * What in a text looks like private data; null when nothing does. Full-width digits and separated groups are seen too.
 * A work phone number is at most 15 digits (E.164) and never taken for one of these.
 */
export function privateDataIn(text: string | null | undefined): PrivateData | null {
  if (!text) return null;
  const plain = text.normalize("NFKC");
  const joined = plain.replace(/(?<=\d)[\s.\-\u2010-\u2015_/]+(?=[\dxX])/g, "");
  if (IDENTITY.test(plain) || IDENTITY.test(joined) || OLD_IDENTITY.test(plain)) return "identity_number";
  if ([...joined.matchAll(CARD)].some(([digits]) => isCardNumber(digits))) return "bank_card";
  return WORDS.test(plain.replace(SEPARATED, " ")) ? "private_words" : null;
}
