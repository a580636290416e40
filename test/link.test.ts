// Does a link hold what it must? What is on screen comes back from its hash, and no hash breaks the page.

import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeLink, encodeLink } from "../src/link";
import { tokensOf } from "../src/model/tokenizer";
import { defaultScene, presets } from "../src/presets";

test("every preset comes back from its link, whole", () => {
  for (const { scene } of presets) {
    expect(decodeLink(`#${encodeLink(scene)}`)).toEqual({ scene, problem: null });
  }
});

test("a preset's link names the preset instead of writing out its text", () => {
  for (const { id, scene } of presets.slice(1)) {
    const hash = encodeLink(scene);
    expect(hash).toMatch(/^v=1&preset=/);
    expect(hash.length, id).toBeLessThan(200);
  }
});

test("a preset with knobs turned, its gates redrawn and another cursor comes back as it was", () => {
  for (const preset of presets) {
    const scene = {
      ...preset.scene,
      memory: { ...preset.scene.memory, theta: 0.07, depth: 2, seed: 77 },
      overrides: [],
      window: 7,
      cursor: 3,
      tab: "maps" as const,
    };
    expect(decodeLink(encodeLink(scene))).toEqual({ scene, problem: null });
  }
});

test("any text of one's own comes back, in any script, also none", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 600 }), (text) => {
      const scene = { ...defaultScene, text, asked: [], cursor: null };
      expect(decodeLink(encodeLink(scene)).scene.text).toBe(text);
    }),
  );
});

test("a preset's name alone is a link to it", () => {
  const { id, scene } = presets.at(-1)!;
  expect(decodeLink(`#preset=${id}`)).toEqual({ scene, problem: null });
});

test("what a link to a preset does not name is as the preset has it: its cursor, its drawn gates, its earlier run", () => {
  for (const { id, scene } of presets) {
    expect(decodeLink(`#v=1&preset=${id}&tab=maps`)).toEqual({ scene: { ...scene, tab: "maps" }, problem: null });
    const bare = { ...scene, cursor: null, overrides: [], asked: [], answers: [], earlier: null };
    expect(decodeLink(encodeLink(bare)).scene).toEqual(bare);
  }
});

test("a preset read by another model keeps its cursor on the same word", () => {
  const told = presets.find(({ id }) => id === "story")!.scene;
  const { scene } = decodeLink("#v=1&preset=story&model=untrained");
  const wordAt = ({ text, memory, cursor }: typeof told): string => tokensOf(text, memory).tokens[cursor!]!.word;
  expect(wordAt(told)).toBe("?"); // which is no token of the untrained memory
  expect(wordAt(scene)).toBe(wordAt({ ...told, cursor: told.cursor! - 1 }));
  expect(decodeLink(encodeLink(scene)).scene).toEqual(scene);
});

test("an unknown preset shows the default and says so", () => {
  const { scene, problem } = decodeLink("#preset=nonsense");
  expect(scene).toEqual(defaultScene);
  expect(problem).toMatch(/no preset “nonsense”/);
});

test("any hash at all is a Scene, and what of it could not be read is said", () => {
  const pieces = fc.constantFrom(
    "v=1",
    "preset=capitals",
    "theta=",
    "z=",
    "draw=alpha:1-",
    "token=",
    "earlier=eta:",
    "%",
    "ask=",
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(pieces, fc.string({ maxLength: 12 }))), (parts) => {
      const { scene, problem } = decodeLink(`#${parts.map(([piece, rest]) => piece + rest).join("&")}`);
      expect(typeof scene.text).toBe("string");
      expect(Object.values(scene.memory).every((value) => !Number.isNaN(value))).toBe(true);
      expect(problem === null || problem.length > 10).toBe(true);
    }),
  );
});
