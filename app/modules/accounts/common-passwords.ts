/**
 * The commonest passwords, as the words and habits they are made of: a list of them all would be long, and would miss the same
 * word with another year behind it.
 */
const WORDS =
  "password passwort passw0rd pass word admin administrator root user guest test demo default changeme change letmein welcome login signin master " +
  "qwerty qwertyuiop qwer asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm qazwsx qazwsxedc wsxedc qweasd qweasdzxc qweasdzxc abc abcd abcde abcdef abcdefg " +
  "abcdefgh abcdefghij abcabc iloveyou ilove love lovely sunshine princess dragon monkey football baseball superman batman trustno shadow michael " +
  "jordan hunter killer starwars whatever freedom computer internet secret server system manager office company business china beijing shanghai " +
  "shenzhen guangzhou changsha hunan guangdong zhongguo huawei tencent alibaba baidu taobao alipay weixin wechat weibo qq woai woaini woaiwojia woaiziji " +
  "woaini1314 aini caonima nihao xiexie wodemima mima yonghu guanliyuan zhangwei liwei wangwei wangjing lijing zhangli zhang wang li zhao chen liu yang " +
  "huang zhou wu sun ma feng ceshi weft zhiwangtai zhiwang jiqun cluster promoter";

/** What people put behind a word to make it long enough. */
const TAILS = [
  "",
  "1",
  "12",
  "123",
  "1234",
  "12345",
  "123456",
  "1234567",
  "12345678",
  "123456789",
  "1234567890",
  "0",
  "01",
  "1314",
  "520",
  "521",
  "1314520",
  "5201314",
  "666",
  "888",
  "8888",
  "168",
  "abc",
];

const ROWS = [
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "1234567890",
  "abcdefghijklmnopqrstuvwxyz",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik",
  "qazwsxedcrfvtgbyhnujmikolp",
];

const LEET: Record<string, string> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "1": "i",
  "!": "i",
  "0": "o",
  $: "s",
  "5": "s",
  "7": "t",
};

const words = new Set(WORDS.split(" "));
const tails = new Set(TAILS);
const LONGEST_WORD = Math.max(...[...words].map((word) => word.length));

function isDigits(text: string): boolean {
  return /^\d*$/.test(text);
}

/** One row of the keyboard or alphabet, forwards, backwards or round and round: 12345678910, 9876543210, qwertyuiop. */
function isRun(text: string): boolean {
  return ROWS.some((row) => {
    const endless = row.repeat(Math.ceil(text.length / row.length) + 1);
    return endless.includes(text) || [...endless].reverse().join("").includes(text);
  });
}

/** The same few characters again and again: aaaaaaaaaa, 123123123123, woaini woaini. */
function isRepetition(text: string): boolean {
  for (let length = 1; length <= text.length / 2; length += 1) {
    if (text.length % length === 0 && text.slice(0, length).repeat(text.length / length) === text) return true;
  }
  return false;
}

/** A date of the calendar or a phone number: what others know of a person. */
function isKnownNumber(text: string): boolean {
  return /^(?:19|20)\d{6}$/.test(text) || /^1[3-9]\d{9}$/.test(text);
}

function isTail(text: string): boolean {
  return (
    tails.has(text) ||
    (isDigits(text) && (text.length <= 4 || isRun(text) || isRepetition(text) || isKnownNumber(text)))
  );
}

/** Nothing but common words, one after the other, and what is usually put behind them. */
function isWordsWithTail(text: string): boolean {
  const ends = new Set([0]);
  for (const start of ends) {
    if (start > 0 && isTail(text.slice(start))) return true;
    for (let end = start + 2; end <= Math.min(text.length, start + LONGEST_WORD); end += 1) {
      if (words.has(text.slice(start, end))) ends.add(end);
    }
  }
  return false;
}

const leet = (text: string) => text.replace(/[@431!0$57]/g, (character) => LEET[character] ?? character);
/** Symbols as the digits of their keys: 1QAZ@wsx. */
const unshifted = (text: string) =>
  text.replace(/[!@#$%^&*()]/g, (character) => String(("!@#$%^&*()".indexOf(character) + 1) % 10));
const lettersAndDigits = (text: string) => text.replace(/[\s!@#$%^&*()_+\-=.,;:?/~`'"|\\[\]{}<>]+/g, "");

/** Would somebody who tries the commonest passwords come to this one soon? */
export function isCommonPassword(password: string): boolean {
  const lower = password.normalize("NFKC").toLowerCase();
  const plain = lettersAndDigits(lower);
  if (plain === "" || (isDigits(plain) && plain.length <= 12)) return true;
  const tail = /\d*[^a-z0-9]*$/.exec(lower)?.[0] ?? "";
  const unleet = lettersAndDigits(leet(lower.slice(0, lower.length - tail.length)) + tail);
  const withoutHead = plain.replace(/^(?:\d{1,10}|[a-z]{1,3})/, "");
  const withoutTail = plain.replace(/(?:\d{1,10}|[a-z]{1,3})$/, "");
  const guessed = (form: string) =>
    form.length >= 4 && (isRun(form) || isRepetition(form) || isKnownNumber(form) || isWordsWithTail(form));
  return (
    [plain, unleet, unshifted(lower), withoutHead, withoutTail].some(guessed) ||
    withoutHead === "" ||
    withoutTail === ""
  );
}
