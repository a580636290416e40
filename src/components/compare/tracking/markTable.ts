// What does a mark that flips say as a table? A row a token: whether it flips, what is true after it, and what the memory answers.

import { useShellGame } from "#state/shellGame";
import { number, ofColumns, word, type Table } from "#components/panel/tables";
import { trackingWords } from "./words";

const { table: words } = trackingWords.lesson;

/** What happens and what is true. */
export function flipsTable(): Table | null {
  return tableOf({ isAnswered: false });
}

export function markTable(): Table | null {
  return tableOf({ isAnswered: true });
}

function tableOf({ isAnswered }: { isAnswered: boolean }): Table | null {
  const { game } = useShellGame.getState();
  if (!game) return null;
  const { flips, truth, answers } = game.played.mark;
  return ofColumns({ head: words.token, rows: truth.length, labelOf: String, tokenOf: null }, [
    { symbol: words.flips, name: "", unit: "", at: (row) => word(row > 0 && flips[row - 1] ? words.yes : "") },
    { symbol: words.truth, name: "", unit: "", at: (row) => word(truth[row]! > 0 ? "+" : "−") },
    ...(isAnswered
      ? [{ symbol: words.answer, name: "", unit: "", hue: "r", at: (row: number) => number(answers[row]!) } as const]
      : []),
  ]);
}
