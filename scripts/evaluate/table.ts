// How is an evaluation shown in a terminal and a README? Markdown tables: who remembers what lies beyond the window, how far
// back, and what each part does for it.

import type { EvaluationRow } from "../../src/model/evaluation";
import { wilson } from "../../src/model/interval";

export function printTable(rows: readonly EvaluationRow[]): void {
  const whole = rows.filter(({ ablation }) => ablation === "none");
  const shortest = Math.min(...rows.map(({ length }) => length));
  const distances = [...new Set(whole.map(({ distance }) => distance))].sort((a, b) => parseInt(a) - parseInt(b));
  const beyond = (row: EvaluationRow): boolean => !row.distance.includes("inside");

  section("Answers beyond the window, by task and length of the text", whole.filter(beyond), {
    line: ({ model }) => model,
    column: ({ task, length }) => `${task}, ${length} tokens`,
  });
  section(
    "Stories, by how long ago the answer was last mentioned",
    whole.filter(({ task }) => task === "story"),
    {
      line: ({ model, length }) => `${model}, ${length} tokens`,
      column: ({ distance }) => distance,
      columns: distances,
    },
  );
  section(
    `With a part switched off: answers beyond the window in texts of ${shortest} tokens`,
    rows.filter((row) => beyond(row) && row.length === shortest),
    { line: ({ model, task }) => `${model}, ${task}`, column: ({ ablation }) => ablation },
  );
}

/** One table of shares, each over all rows that fall into its cell, with its 95 % interval and number of answers. */
function section(
  title: string,
  rows: readonly EvaluationRow[],
  {
    line,
    column,
    columns = [...new Set(rows.map(column))],
  }: { line: (row: EvaluationRow) => string; column: (row: EvaluationRow) => string; columns?: readonly string[] },
): void {
  console.log(`\n### ${title}\n`);
  console.log(`| | ${columns.join(" | ")} |`);
  console.log(`|---|${columns.map(() => "---").join("|")}|`);
  for (const name of new Set(rows.map(line))) {
    const cells = columns.map((wanted) => cell(rows.filter((row) => line(row) === name && column(row) === wanted)));
    console.log(`| ${name} | ${cells.join(" | ")} |`);
  }
}

function cell(rows: readonly EvaluationRow[]): string {
  const asked = rows.reduce((sum, { trials }) => sum + trials, 0);
  if (asked === 0) return "–";
  const right = rows.reduce((sum, { trials, accuracy }) => sum + trials * accuracy, 0);
  const { low, high } = wilson({ right, asked });
  return `${percent(right / asked)} % (${percent(low)}–${percent(high)}, ${asked})`;
}

function percent(share: number): string {
  return (100 * share).toFixed(0);
}
