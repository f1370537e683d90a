import { NameIndex } from "./name-index";
import { LIKENESS_WEIGHTS, type LikenessWeights } from "./name-likeness";
import { withoutExchangeMarks } from "./name-parts";
import { regionNames } from "./region-names.server";
import { writtenName } from "./written-name";

export interface NamedFirm {
  legalName: string;
  shortName: string;
  formerNames: string[];
}

export interface Recall {
  questions: number;
  /** Share of questions to which the right firm was the first answer, or among the first five. */
  at1: number;
  at5: number;
  /** At 1, of the firms whose names the weights were not tuned on. */
  heldOut: number;
}

interface Question {
  firm: number;
  name: string;
}
/** @returns numbers of firms, the best first */
type Method = (question: Question) => number[];

/**
 * Half of the firms, by a sum over their legal name: the weights were tuned on the other half, so this half says what they are worth.
 */
export function isHeldOut(legalName: string): boolean {
  let sum = 7;
  for (const character of legalName) sum = (sum * 31 + character.codePointAt(0)!) >>> 0;
  return sum % 2 === 1;
}

/** Weighted characters and pairs of characters, by sum or by cosine: the measure to beat. */
function gramMethod(firms: readonly NamedFirm[], single: boolean, cosine: boolean): Method {
  const gramsOf = (name: string) => {
    const characters = [...name.normalize("NFKC").toLowerCase().replace(/\s/gu, "")];
    const pairs = characters.slice(1).map((character, at) => characters[at]! + character);
    return new Set(single ? [...characters, ...pairs] : pairs);
  };
  const documents = firms.map(({ legalName }) => gramsOf(legalName));
  const holders = new Map<string, number[]>();
  documents.forEach((grams, firm) => grams.forEach((gram) => holders.set(gram, [...(holders.get(gram) ?? []), firm])));
  const rare = (gram: string) => Math.log((firms.length + 1) / ((holders.get(gram)?.length ?? 0) + 1));
  const weight = (gram: string) => (cosine ? rare(gram) ** 2 : rare(gram));
  const lengths = documents.map((grams) =>
    cosine ? Math.sqrt([...grams].reduce((sum, gram) => sum + rare(gram) ** 2, 0)) : 1,
  );
  return ({ name }) => {
    const sums = new Map<number, number>();
    for (const gram of gramsOf(name))
      for (const firm of holders.get(gram) ?? []) sums.set(firm, (sums.get(firm) ?? 0) + weight(gram));
    return [...sums]
      .map(([firm, sum]) => ({ firm, score: sum / lengths[firm]! }))
      .sort((a, b) => b.score - a.score || a.firm - b.firm)
      .slice(0, 5)
      .map(({ firm }) => firm);
  };
}

function likenessMethod(firms: readonly NamedFirm[], weights: LikenessWeights): Method {
  const index = new NameIndex(regionNames());
  firms.forEach(({ legalName }, firm) => index.set(firm, [legalName]));
  return ({ name }) => index.search(name, { limit: 5, weights }).map(({ id }) => id);
}

/**
 * The register as it is kept: it knows the short name and the former names of a firm as well, except the one that is asked for and
 * those that are the same but for marks of the exchange.
 */
function registerMethod(firms: readonly NamedFirm[]): Method {
  const index = new NameIndex(regionNames());
  const bare = (name: string) => withoutExchangeMarks(writtenName(name));
  const namesWithout = ({ legalName, shortName, formerNames }: NamedFirm, asked: string | null) => [
    legalName,
    ...[shortName, ...formerNames].filter((name) => name !== "" && (asked === null || bare(name) !== bare(asked))),
  ];
  firms.forEach((firm, number) => index.set(number, namesWithout(firm, null)));
  return ({ firm, name }) => {
    index.set(firm, namesWithout(firms[firm]!, name));
    const found = index.search(name, { limit: 5 }).map(({ id }) => id);
    index.set(firm, namesWithout(firms[firm]!, null));
    return found;
  };
}

function recall(method: Method, firms: readonly NamedFirm[], questions: readonly Question[]): Recall {
  const count = { at1: 0, at5: 0, heldOut: 0, ofHeldOut: 0 };
  for (const question of questions) {
    const { legalName } = firms[question.firm]!;
    const answers = method(question).map((firm) => firms[firm]!.legalName);
    const [first, any, held] = [answers[0] === legalName, answers.includes(legalName), isHeldOut(legalName)];
    if (first) count.at1 += 1;
    if (any) count.at5 += 1;
    if (held) count.ofHeldOut += 1;
    if (held && first) count.heldOut += 1;
  }
  const share = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000);
  return {
    questions: questions.length,
    at1: share(count.at1, questions.length),
    at5: share(count.at5, questions.length),
    heldOut: share(count.heldOut, count.ofHeldOut),
  };
}

/** Every method that was tried, on short and on former names; former names are asked once for each firm. */
export function evaluateNames(firms: readonly NamedFirm[], progress: (method: string) => void) {
  const ask = (names: (firm: NamedFirm) => string[]) =>
    firms.flatMap((firm, number) => names(firm).map((name): Question => ({ firm: number, name })));
  const short = ask(({ shortName }) => (shortName === "" ? [] : [shortName]));
  const former = ask(({ formerNames }) => formerNames);
  const plain: LikenessWeights = { region: 1, tradeName: 1, industry: 1, form: 1, pair: 0, start: 0, excess: 0 };
  const methods: [string, () => Method][] = [
    ["pairs of characters, weighted", () => gramMethod(firms, false, false)],
    ["characters and pairs, weighted", () => gramMethod(firms, true, false)],
    ["characters and pairs, cosine", () => gramMethod(firms, true, true)],
    ["common units in order", () => likenessMethod(firms, plain)],
    ["… against the longer name", () => likenessMethod(firms, { ...plain, excess: LIKENESS_WEIGHTS.excess })],
    ["… parts of the name weighted", () => likenessMethod(firms, { ...LIKENESS_WEIGHTS, pair: 0, start: 0 })],
    ["… pairs in a row", () => likenessMethod(firms, { ...LIKENESS_WEIGHTS, start: 0 })],
    ["… first character: the product", () => likenessMethod(firms, LIKENESS_WEIGHTS)],
    ["the product, other names recorded", () => registerMethod(firms)],
  ];
  return {
    firms: firms.length,
    /** No part of the name asked for occurs in the legal name: nothing that knows only the legal name can find it. */
    unreachableFormer: former.filter(({ firm, name }) => sharesNothing(name, firms[firm]!.legalName)).length,
    methods: methods.map(([method, make]) => {
      progress(method);
      const run = make();
      return { method, short: recall(run, firms, short), former: recall(run, firms, former) };
    }),
  };
}

function sharesNothing(name: string, legalName: string): boolean {
  const written = writtenName(legalName);
  return ![...withoutExchangeMarks(writtenName(name))].some((character) => written.includes(character));
}
