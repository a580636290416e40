// How is an evaluation shown in a terminal? Tables in Markdown: who remembers what lies beyond the reach of every window, and
// what within it, how far back, of which questions, and what each part does for it.

import type { EvaluationRow } from "#model/trained/evaluation";
import { sayEnds, sayShare } from "#words/share";

export function printTables(rows: readonly EvaluationRow[]): void {
  const whole = rows.filter(({ ablation, question }) => ablation === "none" && question === "all");
  const shortest = Math.min(...rows.map(({ length }) => length));
  for (const range of ["beyond", "within", "own"] as const) {
    const where = { beyond: "beyond the common reach", within: "within the common reach", own: "within its own reach" };
    section(
      `Answers ${where[range]}, by task and length of the text`,
      whole.filter((row) => row.range === range),
      { line: ({ model }) => model, column: ({ task, length }) => `${task}, ${length} tokens` },
    );
  }
  section(
    "Stories, by how long ago the answer was last mentioned",
    whole
      .filter(({ task, range }) => task === "story" && /^\d/u.test(range))
      .sort((one, other) => parseInt(one.range) - parseInt(other.range)),
    { line: ({ model, length }) => `${model}, ${length} tokens`, column: ({ range }) => range },
  );
  const beyond = rows.filter(({ range }) => range === "beyond");
  section(
    "Stories beyond the common reach, by what is asked",
    beyond.filter(({ task, question, ablation }) => task === "story" && question !== "all" && ablation === "none"),
    { line: ({ model, length }) => `${model}, ${length} tokens`, column: ({ question }) => question },
  );
  section(
    `With a part switched off: answers beyond the common reach in texts of ${shortest} tokens`,
    beyond.filter(({ length, question }) => length === shortest && question === "all"),
    { line: ({ model, task }) => `${model}, ${task}`, column: ({ ablation }) => ablation },
  );
}

/** One table of shares, with where a second run falls, the answers asked, and what guessing gets. */
function section(
  title: string,
  rows: readonly EvaluationRow[],
  { line, column }: { line: (row: EvaluationRow) => string; column: (row: EvaluationRow) => string },
): void {
  const columns = [...new Set(rows.map(column))];
  console.log(`\n### ${title}\n`);
  console.log(`| | ${columns.join(" | ")} |`);
  console.log(`|---|${columns.map(() => "---").join("|")}|`);
  for (const name of new Set(rows.map(line))) {
    const cells = columns.map((wanted) => {
      const row = rows.find((row) => line(row) === name && column(row) === wanted);
      return row ? `${sayShare(row.accuracy)} (${spanOf(row)}, ${row.trials}, guessing ${sayShare(row.chance)})` : "–";
    });
    console.log(`| ${name} | ${cells.join(" | ")} |`);
  }
}

/** "54–71", in per cent. */
export function spanOf(of: { low: number; high: number }): string {
  const { low, high } = sayEnds(of);
  return `${low}–${high}`;
}
