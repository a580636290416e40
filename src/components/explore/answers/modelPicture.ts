// What is in the picture of a trained model? Its own answers: a row for every question of the text, a column for every word that
// it may be answered with; where the text asks none, what may come after the word under the cursor.

import { noWord } from "#model/contracts/probe";
import { leastAnswer } from "#model/contracts/cues";
import type { Answered, CueAnswers, ModelAnswers } from "#model/contracts/protocol";
import { answeredCues, type CueText } from "#state/cueAnswers";
import { useExplorer, type PageRun } from "#state/store";
import { shortened, spoken, written } from "#components/text/spelling";
import { plotOf, scaleOf } from "./answersLayout";
import type { Picture, Room } from "./picture";
import { lengthOf } from "./ruler";
import type { WriteStage } from "./writeStage";

/** So many questions are asked at once. */
const mostAsked = 200;
/** As many words of a question are named, and letters of each. */
const named = { words: 3, letters: 12 } as const;

/** The tokens after which an answer is wanted. */
export function askedOf(run: PageRun, token: number): readonly number[] {
  const { answers } = useExplorer.getState().scene;
  const asked = answers.map((answer) => answer.token - 1).filter((after) => after >= 0 && after < run.filled);
  return asked.length > 0 ? asked.slice(0, mostAsked) : [token];
}

/** null until the model was asked. */
export function modelPictureOf({
  run,
  token,
  room,
  before,
}: {
  run: PageRun;
  token: number;
  room: Room;
  before: Picture | null;
}): Picture | null {
  const made = useExplorer.getState().modelAnswers;
  if (made?.run !== run.id) return null;
  const { tokens } = run.tokens;
  const stage: WriteStage = { token, answers: "after", read: token, subStep: null };
  const text = textOf(made, tokens.length);
  const model = {
    frozen: made.frozen,
    words: made.words.map((word) => shortened(spoken(word), named.letters)),
    cues: Array.from(made.after, (after) =>
      tokens
        .slice(Math.max(0, after + 1 - named.words), after + 1)
        .map((one) => shortened(written(one) || spoken(one.word), named.letters)),
    ),
  };
  const longest = (names: readonly string[]): number =>
    names.reduce((most, name) => Math.max(most, lengthOf(name, room.font)), 0);
  const current = text.cues.at[token]!;
  const answers = { ...answersOf(made, token), run: run.id };
  const cues = answeredCues(text, { answers, stage: "after", read: token });
  return {
    text,
    tokens: run.tokens,
    cursor: stage,
    stage,
    alpha: 0,
    answers,
    model,
    plot: plotOf({
      ...room,
      scale: scaleOf(room.font),
      labels: {
        row: longest(model.cues.map((words) => words.join(" "))),
        column: Math.SQRT1_2 * longest(model.words) + 11,
      },
      count: { rows: made.after.length, columns: made.words.length },
      at: { row: current, column: current < 0 ? -1 : made.comes[current]! },
      before: before?.model ? before.plot : null,
    }),
    cues,
    counted: cues,
  };
}

/** Each question is a cue of its own, told apart by the token after which it is asked. */
function textOf({ after, comes, words }: ModelAnswers, length: number): CueText {
  const at = new Int32Array(length).fill(-1);
  const wordOf = new Int32Array(length).fill(noWord);
  after.forEach((token, index) => {
    at[token] = index;
    wordOf[token] = comes[index]!;
  });
  const all = Array.from(after, (token) => ({ length: named.words, tokens: [token] }));
  return { cues: { all, at }, wordOf, firstOf: new Int32Array(words.length) };
}

function answersOf({ after, words, live }: ModelAnswers, token: number): CueAnswers {
  const says = Int32Array.from(after, (_, row) => {
    const chances = live.subarray(row * words.length, (row + 1) * words.length);
    const best = chances.indexOf(Math.max(...chances));
    return chances[best]! >= leastAnswer ? best : noWord;
  });
  const answered: Answered = { strengths: live, says };
  const nothing = new Float32Array(0);
  return {
    ...{ token, asked: after, words: Int32Array.from(words.keys()), alike: nothing, guess: nothing, error: nothing },
    ...{ before: answered, carried: answered, forgotten: answered, after: answered },
  };
}
