// What do the levels say as a table? Tokens down; for each level its drift, and what became of the word by what it alone answers.

import { chosenOf } from "#components/hooks/chosen";
import { number, ofColumns, tokenRows, word, type Column, type Table } from "#components/panel/tables";
import type { DescribedMemory, LevelsMoment } from "#model/contracts/compareQuestions";
import type { Comparison } from "#state/comparison";
import type { Explorer } from "#state/store";
import { say } from "#words/say";
import { tableWords } from "#words/tables";
import { levelWords } from "./words";

const { table: words } = levelWords;

interface LevelledMemory {
  readonly memory: DescribedMemory;
  readonly moment: LevelsMoment;
}

/** The chosen memories that have levels, as far as they have been asked. */
export function levelledMemories(
  chosen: readonly DescribedMemory[],
  moments: ReadonlyMap<string, LevelsMoment>,
): LevelledMemory[] {
  return chosen.flatMap((memory) => {
    const moment = moments.get(memory.id);
    return moment ? [{ memory, moment }] : [];
  });
}

export function levelTable(explorer: Explorer, comparison: Comparison): Table | null {
  const { run } = explorer;
  const shown = levelledMemories(chosenOf(explorer, comparison), comparison.levels);
  if (!run || shown.length === 0) return null;
  const columns = shown.flatMap(({ memory, moment }) =>
    moment.levels.flatMap(({ drift, states, lost, keeps }, level): Column[] => {
      const symbol = `${memory.title} ${level + 1}`;
      return [
        { symbol, name: words.drift, unit: words.ofStart, at: (row) => number(drift[row]!) },
        {
          symbol,
          name: words.state,
          unit: words.word,
          hue: "r",
          at: (row) => word(tableWords.recall.states[states[row] ?? "unread"]),
        },
        { symbol, name: words.lost, unit: words.word, at: (row) => word(lost.includes(row) ? words.yes : "") },
        ...(level === 0
          ? []
          : [
              {
                symbol,
                name: words.keeps,
                unit: words.word,
                hue: "r",
                at: (row: number) => word(keeps.includes(row) ? words.yes : ""),
              } as const,
            ]),
      ];
    }),
  );
  return ofColumns(tokenRows(run, { from: 0, rows: shown[0]!.moment.levels[0]!.drift.length }), columns);
}

/** How a level is spoken of where it has no lane. */
export function laneLabel({ memory, moment }: LevelledMemory, level: number, drift: string): string {
  const { period, updates, count } = moment.levels[level]!;
  const { right, asked } = count;
  return say(levelWords.lane, { memory: memory.title, level: level + 1, period, updates, drift, right, asked });
}
