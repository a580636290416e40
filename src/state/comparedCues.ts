// Which cues and words does the picture in words show beside every memory of Compare? The same for all of them: of a long text the
// cues that were met last, and the words that were read after those. Leaves what is answered to comparison.ts.

import { latestOf } from "#model/contracts/cues";
import { compareLimit, type Asking } from "#model/contracts/compareQuestions";
import { cueTextOf } from "./cueAnswers";
import type { PageRun } from "./store";

/** A column of Compare is narrow: more would be too small to tell apart. */
const most = { rows: 24, words: 28 } as const;

interface ComparedCueRows {
  /** Places among the text's cues, in the order in which they were first met. */
  readonly rows: readonly number[];
  /** Of the vocabulary, in the order of the text. */
  readonly words: readonly number[];
  /** Of the rows that were read: the latest token read after each, whose key asks. */
  readonly cues: readonly number[];
  /** The row of the question at the token; null where there is none. */
  readonly current: number | null;
}

export function comparedCues(
  run: Pick<PageRun, "tokens" | "vocabulary" | "rule">,
  { token, asking }: { token: number; asking: Asking },
): ComparedCueRows {
  const text = cueTextOf(run);
  const { all, at } = text.cues;
  const asked = asking === "recall" ? token : token + 1;
  const current = at[asked] ?? -1;
  const inReach = all.findLastIndex(({ tokens }) => tokens[0]! < compareLimit) + 1;
  let rows = Array.from({ length: inReach }, (_, cue) => cue);
  if (inReach > most.rows) {
    const latest = new Set<number>();
    for (let read = Math.min(asked, at.length - 1); read > 0 && latest.size < most.rows; read--) latest.add(at[read]!);
    rows = [...latest].sort((a, b) => a - b);
  }
  const words =
    run.vocabulary.length <= most.words
      ? run.vocabulary.map((_, word) => word)
      : [...new Set(rows.flatMap((cue) => all[cue]!.tokens.map((read) => text.wordOf[read]!)))].sort((a, b) => a - b);
  return {
    rows,
    words: words.slice(-most.words),
    cues: rows.map((cue) => latestOf(all[cue]!, token)).filter((read) => read !== null),
    current: rows.includes(current) ? current : null,
  };
}
