import { describe, expect, it } from "vitest";
import { surveyResults, type AskedQuestion, type GivenAnswer } from "./survey-results";

const questions: AskedQuestion[] = [
  { id: 7, kind: "scale", choices: [] },
  { id: 8, kind: "choice", choices: ["会再来", "不会"] },
  { id: 9, kind: "text", choices: [] },
];
const given = (satisfaction: number, answers: GivenAnswer["answers"], remark: string | null = null): GivenAnswer => ({
  satisfaction,
  answers,
  remark,
  by: null,
});

describe("the results of a survey", () => {
  it("count each step, sum what was answered, and leave out who passed a question over", () => {
    const results = surveyResults(
      questions,
      [given(5, { 7: 4, 8: 0, 9: "甲" }), given(4, { 7: 2 }), given(5, { 8: 0 }, "谢谢")],
      () => 0,
    );
    expect(results).toEqual({
      answers: 3,
      satisfaction: { counts: [0, 0, 0, 1, 2], sum: 14, answers: 3 },
      questions: [
        { id: 7, kind: "scale", distribution: { counts: [0, 1, 0, 1, 0], sum: 6, answers: 2 } },
        { id: 8, kind: "choice", counts: [2, 0], answers: 2 },
        { id: 9, kind: "text", texts: [{ text: "甲", by: null }] },
      ],
      remarks: [{ text: "谢谢", by: null }],
    });
  });

  it("shuffle the texts of each question by themselves", () => {
    const answers = ["一", "二", "三", "四"].map((text) => given(5, { 9: text }, text));
    const draws = [0.1, 0.9, 0.2, 0.8, 0.3, 0.7];
    const results = surveyResults(questions, answers, () => draws.pop()!);
    const said = results.questions[2] as { texts: { text: string }[] };
    const [texts, remarks] = [said.texts, results.remarks].map((list) => list.map(({ text }) => text));
    expect([...texts!].sort()).toEqual([...remarks!].sort());
    expect(texts).not.toEqual(remarks);
  });
});
