// Do the names at the ends of curves touch each other? And is all of a name there?

import { expect, test } from "vitest";
import { labelLine, labelLines, labelsHeight, spreadLabels } from "#components/chart/endLabels";
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
