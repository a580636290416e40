// Is the grid of pairs by width what its models answered, of trainings that are all alike? And do their texts ask what is true?

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { gridModelsLeft } from "../scripts/evaluate/grid";
import { baselineMixers, titansMixers } from "#model/contracts/architecture";
import { gridPairs, gridWidths, type GridRow, type PairGrid } from "#model/contracts/pairGrid";
import { uniform } from "#model/contracts/random";
import { animals } from "#model/contracts/vocabulary";
import { gridRecipe } from "#model/learning/gridRecipe";
import { blockPairs, blockTokens, pairBlocks } from "#model/trained/tasks/pairBlocks";
import { gridSentence } from "#components/compare/pairGrid/gridSentence";

const mixers = [...titansMixers, ...baselineMixers];

describe("A text to train on", () => {
  const texts = Array.from({ length: 60 }, (_, text) => pairBlocks({ next: uniform(`blocks ${text}`) }));

  test("tells as many pairs as the largest test asks, no key twice, and asks each once what was told", () => {
    for (const { words, answers } of texts) {
      expect(words).toHaveLength(blockTokens);
      const told = new Map<string, string>();
      words.forEach((word, at) => {
        if (animals.includes(words[at + 1] ?? "") && word !== "?") told.set(word, words[at + 1]!);
      });
      expect(told.size).toBe(gridPairs.at(-1));
      expect(answers).toHaveLength(told.size);
      for (const { token, distance } of answers) {
        expect(words[token]).toBe(told.get(words[token - 2]!));
        expect(words[token - distance]).toBe(words[token]);
      }
    }
  });

  test("asks in blocks of every size that is tested, each in about as many texts", () => {
    expect(blockPairs).toEqual(gridPairs);
    const sizes = texts.map(({ words }) => words.findIndex((word) => word === "?") - 1).map((asked) => asked / 3);
    for (const pairs of gridPairs) expect(sizes.filter((size) => size === pairs).length).toBeGreaterThan(5);
  });
});

test("all models of the grid are trained alike: what differs is who remembers, and how wide it is", () => {
  const recipes = mixers.flatMap((mixer) =>
    gridWidths.map((width) => ({ mixer, width, ...gridRecipe({ mixer, width }) })),
  );
  expect(new Set(recipes.map(({ plan }) => JSON.stringify(plan))).size).toBe(1);
  for (const { mixer, width, config } of recipes) {
    expect(config).toMatchObject({ mixer, width, layers: 1, heads: 1, feedForward: width });
    expect(config.memory.widths).toEqual([width, width]);
  }
});

describe("The grid that ships", () => {
  const grid = JSON.parse(readFileSync("public/grid.json", "utf8")) as PairGrid;

  test("has every memory at every width", () => {
    expect(gridModelsLeft([], grid.seed)).toEqual([]);
  });

  test("is what its own counts come to", () => {
    for (const { cells, brokeAt } of grid.rows) {
      expect(cells.map(({ pairs }) => pairs)).toEqual(brokeAt === null ? gridPairs : []);
      for (const { pairs, right, accuracy, low, high } of cells) {
        expect(Math.abs(accuracy - right.reduce((sum, count) => sum + count, 0) / (pairs * right.length))).toBeLessThan(
          1e-4,
        );
        expect(low).toBeLessThanOrEqual(accuracy);
        expect(high).toBeGreaterThanOrEqual(accuracy);
      }
    }
  });
});

test("the sentence names who is best of most pairs, at the narrowest width and at the widest", () => {
  const row = (mixer: GridRow["mixer"], width: GridRow["width"], accuracy: number): GridRow => ({
    ...{ mixer, width, parameters: 1, steps: 800, seconds: 20, brokeAt: null, recipe: "" },
    cells: gridPairs.map((pairs) => ({ pairs, right: [], accuracy: pairs === 32 ? accuracy : 1, low: 0, high: 1 })),
  });
  const said = gridSentence([row("lmm", 16, 0.25), row("full", 16, 0.5), row("lmm", 64, 0.875), row("full", 64, 0.75)]);
  expect(said).toMatch(/32 pairs at width 16: Full attention is .* 50.%\. At width 64: LMM, 88.%/u);
});
