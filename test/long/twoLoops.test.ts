// Is what the lesson on two loops tells of its training what the training does? The same one again, and its control without a memory.

import { expect, test } from "vitest";
import { lessonOfId } from "#lessons/course";
import { sceneOf } from "#lessons/lesson";
import type { Mixer } from "#model/contracts/architecture";
import type { TrainLook, TrainSlice } from "#model/contracts/trainQuestions";
import { answerTraining } from "#model/learning/trainAnswers";

const lesson = lessonOfId("two-loops")!;
const { train } = sceneOf({ lesson, step: 1, acted: false });

/** What the model does after every hundred steps. */
async function looksOf(mixer: Mixer): Promise<TrainLook[]> {
  const question = { kind: "train", training: 9000, settings: { ...train, mixer } } as const;
  const looks: TrainLook[] = [];
  for (let known = 0, isOver = false; !isOver;) {
    const steps = known === 0 ? 0 : 100 - (known % 100);
    const begins = looks.length === 0;
    const slice = (await answerTraining({
      ...question,
      begins,
      known,
      steps: begins ? 0 : steps || 100,
    })) as TrainSlice;
    if (slice.step % 100 === 0) looks.push(slice.look);
    ({ isOver } = slice);
    known = slice.step;
  }
  return looks;
}

const percent = ({ right, asked }: { right: number; asked: number }): number => Math.round((100 * right) / asked);
/** Of the questions whose pair was told so many words before, or more. */
const farther = ({ distances }: TrainLook, least: number): number => {
  const far = distances.filter((bin) => bin.least >= least);
  const sum = (part: "asked" | "right"): number => far.reduce((total, bin) => total + bin[part], 0);
  return percent({ right: sum("right"), asked: sum("asked") });
};
const figuresOf = (step: number, row: number): readonly unknown[] =>
  lesson.steps[step]!.reveals!.exhibit!.tables[0]!.rows[row]!.figures;

test(
  "a training of 400 steps answers as many questions as the lesson says, at every hundred, and makes keys as alike",
  { timeout: 240_000 },
  async () => {
    const looks = await looksOf("lmm");
    expect(looks.map(({ step }) => step)).toEqual([0, 100, 200, 300, 400]);
    expect(looks.map(percent)).toEqual(figuresOf(1, 0));
    const final = looks.at(-1)!;
    expect([percent(final), farther(final, 16)]).toEqual(figuresOf(2, 0));
    const [first, last] = [looks[0]!.keys!.maps[0]!, looks.at(-1)!.keys!.maps[0]!];
    const hundredths = (...cosines: number[]): number[] => cosines.map((cosine) => Math.round(100 * cosine) / 100);
    expect(hundredths(first.same, last.same)).toEqual(figuresOf(3, 0));
    expect(hundredths(first.other, last.other)).toEqual(figuresOf(3, 1));
  },
);

test("without a memory the same training answers nothing beyond its reach", { timeout: 240_000 }, async () => {
  const last = (await looksOf("window")).at(-1)!;
  expect([percent(last), farther(last, 16)]).toEqual(figuresOf(2, 1));
  expect(percent(last.beyond)).toBe(0);
  expect(last.reach).toBe(10);
});
