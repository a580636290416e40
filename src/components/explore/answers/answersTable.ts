// What does the memory in words say as a table? Every cue that was asked, its right word, how much of it comes back, and what is
// said instead.

import { answeredCues, cueTextOf, shownAnswers } from "#state/cueAnswers";
import { usePlayhead, writingOf } from "#state/playhead";
import type { Explorer } from "#state/store";
import { sayRow } from "#words/say";
import { tableWords } from "#words/tables";
import { number, ofColumns, said, word, type Table } from "#components/panel/tables";
import { cueWords } from "./answersDrawing";
import { answerWords } from "./words";
import { stageOf } from "./writeStage";

const { table: words } = answerWords;

export function answersTable(state: Explorer): Table | null {
  const { run } = state;
  const answers = shownAnswers(state);
  if (!run || !answers) return null;
  const writing = writingOf(usePlayhead.getState());
  const shown = stageOf({ token: answers.token, writing: writing?.token === answers.token ? writing : null });
  if (shown.subStep === null && answers.token >= run.filled) return null;
  const text = cueTextOf(run);
  const cues = answeredCues(text, { answers, stage: shown.answers, read: shown.read });
  const named = (index: number | null): string | undefined => (index === null ? undefined : run.vocabulary[index]);
  const { units } = tableWords;
  return ofColumns(
    {
      head: words.head,
      rows: cues.length,
      labelOf: (row) => cueWords({ text, tokens: run.tokens }, cues[row]!.cue).join(" "),
      tokenOf: (row) => answers.asked[row]!,
    },
    [
      { symbol: "v", name: words.right, unit: units.word, at: (row) => said(run, named(cues[row]!.right)) },
      {
        symbol: "M(k)·v",
        name: words.strength,
        unit: "",
        hue: "r",
        at: (row) => {
          const { right } = cues[row]!;
          const column = right === null ? -1 : answers.words.indexOf(right);
          return column < 0
            ? word("–")
            : number(answers[shown.answers].strengths[row * answers.words.length + column]!);
        },
      },
      { symbol: "M(k)", name: words.says, unit: units.word, hue: "r", at: (row) => said(run, named(cues[row]!.says)) },
      { symbol: "✓", name: words.state, unit: "", hue: "r", at: (row) => word(words.states[cues[row]!.state]) },
      {
        symbol: "–",
        name: words.replaced,
        unit: units.words,
        at: (row) => word(sayRow(cues[row]!.replaced.map((index) => run.vocabulary[index]!))),
      },
    ],
  );
}
