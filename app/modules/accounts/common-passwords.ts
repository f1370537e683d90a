/**
 * The commonest passwords, as the words and habits they are made of: a list of them all would be long, and would miss the same
 * word with another year behind it.
 */
const WORDS =
  "password passwort passw0rd pass word admin administrator root user guest test demo default changeme change letmein welcome login signin master " +
  "qwerty qwertyuiop qwer asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm qazwsx qazwsxedc wsxedc qweasd qweasdzxc qweasdzxc abc abcd abcde abcdef abcdefg " +
  "abcdefgh abcdefghij abcabc iloveyou ilove love lovely sunshine princess dragon monkey football baseball superman batman trustno shadow michael " +
  "jordan hunter killer starwars whatever freedom computer internet secret server system manager office company business china beijing shanghai " +
  "shenzhen guangzhou changsha hunan guangdong zhongguo huawei tencent alibaba baidu taobao alipay weixin wechat weibo qq woaini woaiwojia woaiziji " +
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

function isWordWithTail(text: string): boolean {
  for (let end = Math.min(text.length, 16); end >= 1; end -= 1) {
    if (!words.has(text.slice(0, end))) continue;
    const tail = text.slice(end);
    if (
      tails.has(tail) ||
      (isDigits(tail) && (tail.length <= 4 || isRun(tail) || isRepetition(tail) || isKnownNumber(tail))) ||
      words.has(tail)
    )
      return true;
  }
  return false;
}

/** Would somebody who tries the commonest passwords come to this one soon? */
export function isCommonPassword(password: string): boolean {
  const lower = password.normalize("NFKC").toLowerCase();
  const plain = lower.replace(/[\s!@#$%^&*()_+\-=.,;:?/~`'"|\\[\]{}<>]+/g, "");
  if (plain === "" || (isDigits(plain) && plain.length <= 12)) return true;
  const unleet = /^[\x20-\x7e]+$/.test(lower)
    ? lower.replace(/[@431!0$57]/g, (character) => LEET[character] ?? character).replace(/[^a-z0-9]/g, "")
    : plain;
  const withoutHead = plain.replace(/^(?:\d{1,10}|[a-z]{1,3})/, "");
  const withoutTail = plain.replace(/(?:\d{1,10}|[a-z]{1,3})$/, "");
  const guessed = (form: string) =>
    form.length >= 4 && (isRun(form) || isRepetition(form) || isKnownNumber(form) || isWordWithTail(form));
  return [plain, unleet, withoutHead, withoutTail].some(guessed) || withoutHead === "" || withoutTail === "";
}
