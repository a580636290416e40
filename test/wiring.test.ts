// Are the four wirings drawn as the models compute, and can the drawing be read at every width? Data and layout alone.

import { describe, expect, test } from "vitest";
import {
  describeWiring,
  litShares,
  memoryParts,
  partIds,
  pathSentence,
  wirings,
  type Path,
  type Wire,
} from "#components/explore/wiring/wirings";
import {
  layoutWiring,
  overlap,
  sample,
  segmentsOf,
  type Box,
  type WiringLayout,
} from "#components/explore/wiring/wiringLayout";
import { titansMixers, type TitansMixer } from "#model/contracts/architecture";

const path: Path = { persistent: 0.1, window: 0.55, memory: 0.35 };
const widths = [316, 360, 480, 520, 619, 620, 700, 790, 1000];

describe.each(titansMixers)("the wiring of %s", (variant) => {
  const { parts, wires, places, turns } = wirings[variant];

  test("uses the same parts as the others; only LMM lacks attention and what joins it to the memory", () => {
    const lacks = variant === "lmm" ? ["attention", "gate"] : [];
    expect(parts).toEqual(partIds.filter((part) => !lacks.includes(part)));
    expect(Object.keys(places).sort()).toEqual([...partIds].sort());
  });

  test("joins parts that it has, each of them to something, by no wire twice", () => {
    const joined = new Set(wires.flatMap(({ from, to }) => [from.part, to.part]));
    expect([...joined].sort()).toEqual([...parts].sort());
    expect(new Set(wires.map(({ id }) => id)).size).toBe(wires.length);
    for (const part of Object.keys(turns)) expect(parts).toContain(part);
  });

  test("comes back to where it was only through the memory’s state", () => {
    expect(isAcyclic(wires.filter(({ from, to }) => from.part !== "memory" && to.part !== "memory"))).toBe(true);
  });

  test("passes on from every part all the information that came into it", () => {
    const lit = litShares(variant, path);
    const sum = (of: readonly Wire[]): number => of.reduce((all, { id }) => all + (lit.get(id) ?? 0), 0);
    for (const part of ["attention", "read", "gate"] as const) {
      const out = wires.filter(({ from }) => from.part === part);
      expect(sum(out), part).toBeCloseTo(sum(wires.filter(({ to }) => to.part === part)), 12);
    }
    expect(sum(wires.filter(({ to }) => to.part === "output"))).toBeCloseTo(1, 12);
  });

  test("lights no question, no write, and nothing at all of an unknown path", () => {
    const lit = litShares(variant, path);
    for (const { id, kind } of wires) if (kind !== "carries") expect(lit.has(id)).toBe(false);
    expect(litShares(variant, null).size).toBe(0);
    expect(pathSentence(variant, null)).toBeNull();
  });

  test("tells in words which parts are joined, and the shares", () => {
    const words = describeWiring(variant, path);
    expect(words).toContain(`${wirings[variant].name}, ${wirings[variant].fullName}.`);
    expect(words).toContain("a question from the input tokens to the memory’s read side");
    expect(words).toContain(variant === "lmm" ? "100\u202f% from the memory" : "35\u202f% from the memory");
    expect(words.includes("attention")).toBe(variant !== "lmm");
  });

  test.each(widths)("at %i px nothing overlaps and all of it is inside", (width) => {
    const layout = layoutWiring({ variant, width });
    const labels = layout.routes.flatMap(({ wire, label }) =>
      label ? [{ name: `label of ${wire.id}`, box: label }] : [],
    );
    const marks = [...parts.map((part) => ({ name: part, box: layout.boxes[part] })), ...labels];
    const problems: string[] = [];
    for (const [index, { name, box }] of marks.entries()) {
      if (!isInside(box, layout)) problems.push(`${name} sticks out`);
      for (const other of marks.slice(index + 1))
        if (overlap(box, other.box)) problems.push(`${name} on ${other.name}`);
    }
    for (const { wire, points } of layout.routes) {
      for (const segment of segmentsOf(points)) {
        if (!isInside(segment, layout)) problems.push(`${wire.id} sticks out`);
        for (const { name, box } of marks) {
          const inner = { ...box, width: box.width - 2, height: box.height - 2 }; // a wire may touch where it ends
          if (name !== `label of ${wire.id}` && overlap(segment, inner))
            problems.push(`${wire.id} runs through ${name}`);
        }
      }
    }
    expect(problems).toEqual([]);
  });
});

test("MAC asks before it attends, writes what attention found, and is steered by the second answer", () => {
  const ids = wirings.mac.wires.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(["tokens-read", "read-attention", "attention-write", "read-gate-again"]));
  expect(ids).not.toContain("tokens-write");
  expect(wirings.mac.wires.find(({ id }) => id === "read-gate-again")!.kind).toBe("steers");
  expect(wirings.mac.turns).toEqual({ read: [1, 4], attention: [2], write: [3], gate: [4] });
});

test("MAG's attention and memory meet only in the gate; MAL's attention sees only what the memory's answer was added to", () => {
  const into = (variant: TitansMixer, part: string) =>
    wirings[variant].wires.filter(({ to }) => to.part === part).map(({ from }) => from.part);
  expect(into("mag", "attention").sort()).toEqual(["persistent", "tokens"]);
  expect(into("mag", "gate").sort()).toEqual(["attention", "read"]);
  expect(into("mal", "attention").sort()).toEqual(["gate", "persistent"]);
  expect(into("mal", "gate").sort()).toEqual(["read", "tokens"]);
});

test("a share that cannot be told apart is lit without a number, and what both go through with their sum", () => {
  const lit = litShares("mal", { persistent: 0.2, window: 0.8, memory: null });
  expect(lit.get("tokens-gate")).toBeNull();
  expect(lit.get("read-gate")).toBeNull();
  expect(lit.get("gate-attention")).toBeCloseTo(0.8, 12);
  expect(lit.get("attention-output")).toBeCloseTo(1, 12);
});

test("what a wiring has no way for is left out of the whole", () => {
  expect(litShares("lmm", { persistent: 0.3, window: 0.2, memory: 0.5 }).get("read-output")).toBe(1);
  expect(litShares("lmm", { persistent: 1, window: 0, memory: 0 }).size).toBe(0);
});

test.each([-0.1, 1.2, NaN])("a share of %d is refused by its name and value", (share) => {
  expect(() => litShares("mag", { ...path, window: share })).toThrow(`Share of window: ${share}`);
});

test("MAC and MAG have every part in the same place, so that only wires change between them", () => {
  expect(wirings.mac.places).toEqual(wirings.mag.places);
});

test("the memory's three parts move as one thing: their distances stay", () => {
  for (const width of [316, 790]) {
    const spans = titansMixers.map((variant) => {
      const { boxes } = layoutWiring({ variant, width });
      const [write, memory, read] = memoryParts.map((part) => boxes[part]);
      return [write!, read!].map(({ x, y }) => [x - memory!.x, y - memory!.y].map(Math.round));
    });
    for (const span of spans) expect(span).toEqual(spans[0]);
  }
});

test("a sampled way keeps its ends and moves in equal steps", () => {
  const points = sample([{ x: 0, y: 0 }, { x: 30, y: 0 }, { x: 30, y: 10 }], 5); // prettier-ignore
  expect(points).toEqual([{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 20, y: 0 }, { x: 30, y: 0 }, { x: 30, y: 10 }]); // prettier-ignore
});

/** The read side is asked twice in MAC: each time counts as a place of its own. */
function isAcyclic(wires: readonly Wire[]): boolean {
  const next = new Map<string, string[]>();
  for (const { from, to, time } of wires) {
    const name = (part: string): string => (part === "read" ? `read ${time}` : part);
    next.set(name(from.part), [...(next.get(name(from.part)) ?? []), name(to.part)]);
  }
  const reaches = (from: string, goal: string, seen: Set<string>): boolean =>
    (next.get(from) ?? []).some((to) => to === goal || (!seen.has(to) && reaches(to, goal, seen.add(to))));
  return [...next.keys()].every((part) => !reaches(part, part, new Set()));
}

function isInside({ x, y, width, height }: Box, layout: WiringLayout): boolean {
  return x - width / 2 >= 0 && y - height / 2 >= 0 && x + width / 2 <= layout.width && y + height / 2 <= layout.height;
}
