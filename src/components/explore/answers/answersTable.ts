// What does the memory in words say as a table? Every cue that was asked, its right word, how much of it comes back, and what is
// said instead.

import { answeredCues, cueTextOf, saysOld, shownAnswers } from "#state/cueAnswers";
import { usePlayhead, writingOf } from "#state/playhead";
import { probe } from "#model/contracts/probe";
import type { ModelAnswers } from "#model/contracts/protocol";
import type { Explorer, PageRun } from "#state/store";
import { sayRow } from "#words/say";
import { tableWords } from "#words/tables";
import { number, ofColumns, said, word, type Table } from "#components/panel/tables";
import { cueWords } from "./names";
import { answerWords } from "./words";
import { stageOf } from "./writeStage";

const { table: words } = answerWords;

export function answersTable(state: Explorer): Table | null {
  const { run, modelAnswers: model } = state;
  if (run?.card && model?.run === run.id) return modelTable(run, model);
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
      labelOf: (row) => cueWords({ text, tokens: run.tokens, model: null }, cues[row]!.cue).join(""),
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
      {
        symbol: "✓",
        name: words.state,
        unit: "",
        hue: "r",
        at: (row) => word(words.states[saysOld(cues[row]!) ? "old" : cues[row]!.state]),
      },
      {
        symbol: "–",
        name: words.replaced,
        unit: units.words,
        at: (row) => word(sayRow(cues[row]!.replaced.map((index) => run.vocabulary[index]!))),
      },
    ],
  );
}

/** Of a trained model: every question that was read, the word that comes, and how likely the model finds it. */
function modelTable({ tokens, filled }: PageRun, { after, comes, words: named, live, frozen }: ModelAnswers): Table {
  const rows = Array.from(after.keys()).filter((row) => after[row]! < filled && comes[row]! >= 0);
  const at = (row: number): number => rows[row]! * named.length + comes[rows[row]!]!;
  const likeliest = (row: number): string => {
    const chances = live.subarray(rows[row]! * named.length, (rows[row]! + 1) * named.length);
    return named[chances.indexOf(Math.max(...chances))]!;
  };
  const { units } = tableWords;
  return ofColumns(
    {
      head: words.question,
      rows: rows.length,
      labelOf: (row) =>
        tokens.tokens
          .slice(Math.max(0, after[rows[row]!]! - 2), after[rows[row]!]! + 1)
          .map(({ text }) => text)
          .join(" "),
      tokenOf: (row) => after[rows[row]!]!,
    },
    [
      { symbol: "v", name: words.right, unit: units.word, at: (row) => word(named[comes[rows[row]!]!]) },
      {
        symbol: probe.nextProbability.plain,
        name: tableWords.next.withMemory,
        unit: probe.nextProbability.unit,
        hue: "r",
        at: (row) => number(live[at(row)]!, { part: true }),
      },
      {
        symbol: probe.frozenProbability.plain,
        name: "",
        unit: probe.frozenProbability.unit,
        at: (row) => (frozen ? number(frozen[at(row)]!, { part: true }) : word("–")),
      },
      { symbol: "max", name: words.says, unit: units.word, hue: "r", at: (row) => word(likeliest(row)) },
    ],
  );
}
