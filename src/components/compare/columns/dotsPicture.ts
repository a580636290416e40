// What is in one memory's picture in words, at the token its answers are of? Every cue with its state and every dot that is
// drawn, as plain data: the drawing, its sentence and its table read it.

import { leastAnswer, type AnswerCount } from "#model/contracts/cues";
import type { Asking, ComparedMoment } from "#model/contracts/compareQuestions";
import { comparedCues } from "#state/comparedCues";
import { answeredCue, cueTextOf, type AnsweredCue } from "#state/cueAnswers";
import type { PageRun } from "#state/store";
import { shortened, spoken, written } from "#components/text/spelling";

/** How a dot stands to its cue: its right word, one that another replaced, the strongest wrong one, or any other. */
type DotState = "right" | "replaced" | "wrong" | "other";

export interface Dot {
  /** Places among the rows and columns of the picture. */
  readonly row: number;
  readonly column: number;
  readonly state: DotState;
  /** Whether the memory says this word. */
  readonly isSaid: boolean;
  readonly strength: number;
}

interface DotRow {
  readonly cue: number;
  readonly name: string;
  /** The last token that was read after it, and what comes back; null where it is not read yet. */
  readonly latest: number | null;
  readonly answered: AnsweredCue | null;
}

export interface DotsPicture {
  readonly rows: readonly DotRow[];
  readonly words: readonly string[];
  /** The row of the question at the token, and the column of its right word; null where it is not in the picture. */
  readonly current: { readonly row: number; readonly column: number | null } | null;
  readonly dots: readonly Dot[];
  readonly strengthAt: (cell: { readonly row: number; readonly column: number }) => number | null;
  readonly columnOf: (word: number) => number;
  readonly count: AnswerCount;
}

const longestName = 10;

export function dotsPicture(
  run: Pick<PageRun, "tokens" | "vocabulary" | "rule">,
  { moment, asking }: { moment: ComparedMoment; asking: Asking },
): DotsPicture {
  const text = cueTextOf(run);
  const { tokens } = run.tokens;
  const { token, inWords } = moment;
  const { rows: cues, words, current } = comparedCues(run, { token, asking });
  const answered = new Map(
    Array.from(inWords.asked, (asked, row) => {
      const cue = answeredCue(text, { asked, row, says: inWords.says[row]!, read: token });
      return [cue.cue, cue];
    }),
  );
  const nameOf = (index: number): string =>
    shortened(written(tokens[index]) || spoken(tokens[index]!.word), longestName);
  const rows = cues.map((cue) => ({
    cue,
    name: nameOf(text.cues.all[cue]!.tokens[0]! - 1),
    latest: answered.has(cue) ? inWords.asked[answered.get(cue)!.row]! : null,
    answered: answered.get(cue) ?? null,
  }));
  const columnOf = (word: number): number => inWords.words.indexOf(word);
  const strengthAt: DotsPicture["strengthAt"] = ({ row, column }) => {
    const of = rows[row]?.answered;
    return of ? (inWords.strengths[of.row * inWords.words.length + column] ?? null) : null;
  };
  const dots = rows.flatMap(({ answered: of }, row) =>
    Array.from(inWords.words).flatMap((word, column): Dot[] => {
      const strength = strengthAt({ row, column });
      if (!of || strength === null) return [];
      const isReplaced = of.replaced.includes(word);
      if (strength < leastAnswer && !isReplaced) return [];
      const state = word === of.right ? "right" : isReplaced ? "replaced" : word === of.says ? "wrong" : "other";
      const isSaid = word === of.says;
      // The values that a trained model makes point nearly the same way: every word comes back, and only what is said tells.
      if (run.rule.model !== "untrained" && !isSaid) return [];
      return [{ row, column, state, isSaid, strength }];
    }),
  );
  const asked = asking === "recall" ? token : token + 1;
  const right = text.wordOf[asked];
  const column = right === undefined ? -1 : columnOf(right);
  return {
    rows,
    words: words.map((word) => nameOf(text.firstOf[word]!)),
    current: current === null ? null : { row: cues.indexOf(current), column: column < 0 ? null : column },
    dots,
    strengthAt,
    columnOf,
    count: moment.count,
  };
}
