// What does the README say was measured? Its tables, made from the models' cards, so that a test can hold them to these.

import { cardRow, isBarelyTrainedFor, type CardEvaluation } from "#model/contracts/evaluated";
import { questionKinds, type QuestionKind } from "#model/trained/tasks/task";
import { sayShare } from "#words/share";
import { spanOf } from "./table";
import { evaluatedLengths, lengthsOf } from "./texts";

/** A model that ships, with what its card says of it. */
interface Measured {
  readonly name: string;
  readonly evaluation: CardEvaluation;
}

/** As the README writes them, by title. */
const titles: readonly (readonly [name: string, title: string])[] = [
  ["lmm", "LMM, memory alone"],
  ["mac", "MAC, as context"],
  ["mag", "MAG, as gate"],
  ["mal", "MAL, as layer"],
  ["lmmDeep", "LMM, deep memory"],
  ["macDeep", "MAC, deep memory"],
  ["magDeep", "MAG, deep memory"],
  ["malDeep", "MAL, deep memory"],
  ["full", "full attention"],
  ["gatedDelta", "gated delta rule"],
  ["mamba2", "Mamba-2’s decay"],
  ["linear", "linear attention"],
  ["window", "sliding window of 8"],
];

/** Between these two lines of the README stands what `readmeTables` makes. */
export const marks = ["<!-- npm run evaluate -- --readme -->", "<!-- until here -->"] as const;

/** @throws Error where a model or a figure is missing. */
export function readmeTables(models: readonly Measured[]): string {
  const lines = titles.map(([name, title]) => {
    const { evaluation } = models.find((model) => model.name === name)!;
    return { name, evaluation, title };
  });
  const marked = ({ name, evaluation, title }: (typeof lines)[number], task: string): string =>
    isBarelyTrainedFor(task, { mixer: name, evaluation }) ? `_${title}_ ¹` : title;
  const { evaluation: any } = lines[0]!;
  const lengths = evaluatedLengths;
  const storyLengths = lengthsOf("story");
  const stories = markdown([
    [
      "stories",
      "reach",
      "within, 64",
      ...storyLengths.map((length) => `beyond, ${grouped(length)}`),
      "memory frozen, 64",
      "no momentum, 64",
    ],
    ...lines.map(({ name, title, evaluation }) => [
      marked({ name, title, evaluation }, "story"),
      evaluation.reach.own === null ? "all" : String(evaluation.reach.own),
      figure(evaluation, { task: "story", length: 64, range: "within" }),
      ...storyLengths.map((length) => figure(evaluation, { task: "story", length })),
      figure(evaluation, { task: "story", length: 64, ablation: "memory frozen" }),
      figure(evaluation, { task: "story", length: 64, ablation: "no momentum" }),
    ]),
    [
      "guessing",
      "",
      chance(any, "story", 64, "within"),
      ...storyLengths.map((length) => chance(any, "story", length)),
      "",
      "",
    ],
  ]);
  const others = (["needle", "pairs", "list"] as const).map((task) =>
    markdown([
      [
        { needle: "needles", pairs: "pairs", list: "lists" }[task],
        "within, 64",
        ...lengths.map((length) => `beyond, ${grouped(length)}`),
      ],
      ...lines.map(({ name, title, evaluation }) => [
        marked({ name, title, evaluation }, task),
        figure(evaluation, { task, length: 64, range: "within" }),
        ...lengths.map((length) => figure(evaluation, { task, length })),
      ]),
      ["guessing", chance(any, task, 64, "within"), ...lengths.map((length) => chance(any, task, length))],
    ]),
  );
  return [stories, ...others].join("\n\n");
}

/** What guessing gets of each kind of question, where anything of it is asked beyond the common reach in texts of 64 tokens. */
export function chanceSaid(evaluation: CardEvaluation): string {
  const said = evaluation.rows
    .filter(
      ({ question, length, ablation, range }) =>
        question !== "all" && length === 64 && ablation === "none" && range === "beyond",
    )
    .map(({ question, chance }) => `${questionKinds[question as QuestionKind]} ${plain(sayShare(chance))}`);
  return said.join(", ");
}

/** "92 % (85–97)": a share and where a second run falls. */
function figure(evaluation: CardEvaluation, of: Parameters<typeof cardRow>[1]): string {
  const row = cardRow(evaluation, of);
  return row === null ? "–" : `${plain(sayShare(row.accuracy))} (${spanOf(row)})`;
}

function chance(
  evaluation: CardEvaluation,
  task: string,
  length: number,
  range: "within" | "beyond" = "beyond",
): string {
  const row = cardRow(evaluation, { task, length, range });
  return row === null ? "–" : plain(sayShare(row.chance));
}

function grouped(count: number): string {
  return count.toLocaleString("en");
}

/** Without the thin spaces that a page wants and a README does not. */
function plain(text: string): string {
  return text.replaceAll("\u202f", " ");
}

/** As prettier aligns it. */
function markdown(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(3, ...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[], fill = " "): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!, fill)).join(" | ")} |`;
  return [
    line(rows[0]!),
    line(
      widths.map(() => ""),
      "-",
    ),
    ...rows.slice(1).map((row) => line(row)),
  ].join("\n");
}
