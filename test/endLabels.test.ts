// Do the names at the ends of curves touch each other? And is all of a name there?

import { expect, test } from "vitest";
import { joinLabels, labelLine, labelLines, labelsHeight, spreadLabels } from "#components/chart/endLabels";
import { memories } from "#model/compare/memories";

const titles = memories.map(({ title }) => title);

test("every memory's name stands whole at its curve, in three lines at most", () => {
  for (const title of titles) {
    expect(labelLines(title).join(" ")).toBe(title);
    expect(labelLines(title).length).toBeLessThanOrEqual(3);
  }
  expect(labelLines("Matrix · Dot product · None · Gradient descent · and more").at(-1)).toMatch(/ …$/u);
});

test.each([
  ["all at one height", () => 40],
  ["all at the bottom", () => 500],
  ["nearly alike", (index: number) => 60 + 2 * index],
  ["far apart", (index: number) => 60 * index],
])("no name touches another, and all are in the plot: curves that end %s", (_, endOf) => {
  const names = titles.slice(0, 12);
  const height = labelsHeight(names) + 20;
  const labels = spreadLabels(
    names.map((name, index) => ({ id: name, name, y: Math.min(height, endOf(index)) })),
    height,
  );
  labels.slice(1).forEach(({ y }, index) => {
    const above = labels[index]!;
    expect(y - above.y).toBeGreaterThanOrEqual(labelLine * above.lines.length);
  });
  expect(labels[0]!.y).toBeGreaterThanOrEqual(0);
  expect(labels.at(-1)!.y + labelLine * (labels.at(-1)!.lines.length - 1)).toBeLessThanOrEqual(height);
});

test("a name that touches none stands where its curve ends", () => {
  const ends = [10, 60, 120].map((y, index) => ({ id: String(index), name: titles[index]!, y }));
  expect(spreadLabels(ends, 200).map(({ y }) => y)).toEqual([10, 60, 120]);
});

test("curves that reach the same share a label in few lines, and every name in it is its own curve's", () => {
  const reached = titles.slice(0, 10).map((name, index) => ({ id: String(index), name, reached: "0 %", y: 200 }));
  const labels = joinLabels([...reached, { id: "best", name: "Titans", reached: "92 %", y: 16 }], {
    ...{ height: 200, letters: 28 },
  });
  expect(labels.map(({ end }) => end)).toEqual([16, 200]);
  const [best, none] = labels as [(typeof labels)[number], (typeof labels)[number]];
  expect(best.lines).toEqual([
    [
      { words: "92 %", id: null },
      { words: " Titans", id: "best" },
    ],
  ]);
  expect(none.lines.length).toBeLessThan(10);
  expect(none.y + labelLine * (none.lines.length - 1)).toBeLessThanOrEqual(200);
  expect(none.y - best.y).toBeGreaterThanOrEqual(labelLine);
  for (const line of none.lines) {
    const words = line.map(({ words }) => words).join("");
    expect(words.length <= 28 || !words.includes(" "), words).toBe(true);
  }
  for (const { id, name } of reached) {
    const said = none.lines.flat().flatMap((piece) => (piece.id === id ? piece.words.trim() : []));
    expect(said.join(" ").replace(/,$/u, "")).toBe(name);
  }
});
