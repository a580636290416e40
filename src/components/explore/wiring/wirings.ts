// How does each of the four architectures join the same parts? Parts, places and wires as plain data, and what of them
// a token's information went through. Leaves pixels to wiringLayout.ts, and what really computes it to model/trained/titans.ts.
//
// `along` counts steps in the way that information goes, `across` lanes beside it: attention 0, the text 1, the memory 2.

import type { TitansMixer } from "#model/contracts/architecture";
import { say } from "#words/say";
import { sayShare } from "#words/share";
import { translatedFields } from "#words/translate";
import { wiringWords } from "./words";

export const partIds = ["tokens", "persistent", "attention", "write", "memory", "read", "gate", "output"] as const;
export type PartId = (typeof partIds)[number];
export const memoryParts = ["write", "memory", "read"] as const satisfies readonly PartId[];

/** Where information comes from: the persistent tokens, the tokens in the window, or the long-term memory. */
const sources = ["persistent", "window", "memory"] as const;
type Source = (typeof sources)[number];

/**
 * The share of each source in what a token found, 0 … 1. `memory` is null where it cannot be told apart from the window's:
 * attention in MAL weighs tokens that have the memory's answer already in them.
 */
export interface Path {
  readonly persistent: number;
  readonly window: number;
  readonly memory: number | null;
}

/** The four sides of a part, as the information goes: where it comes, where it leaves, and to the left and right of its way. */
type Side = "before" | "after" | "above" | "below";

export interface End {
  readonly part: PartId;
  readonly side: Side;
  /** Off the middle of that side, −0.5 … 0.5 of its length. */
  readonly offset: number;
}

export interface Wire {
  /** The same in every wiring that has this wire. */
  readonly id: string;
  readonly from: End;
  readonly to: End;
  /** Where it turns, by turns in the direction it leaves by and across it. */
  readonly bends: readonly number[];
  /** Information that is passed on, what is stored, a question, or a factor for something else. */
  readonly kind: "carries" | "writes" | "asks" | "steers";
  /** Whose information is in it. */
  readonly carries: readonly Source[];
  /** MAC reads its memory twice; 2 marks the wires of the second time. */
  readonly time: 1 | 2;
}

interface Place {
  readonly along: number;
  readonly across: number;
}

interface Wiring {
  readonly name: string;
  readonly fullName: string;
  /** What to see in it. */
  readonly sentence: string;
  /** Where every part stands; one that the wiring does not use waits there unseen. */
  readonly places: Readonly<Record<PartId, Place>>;
  readonly parts: readonly PartId[];
  /** In which order the parts have their turns, one or more; the same number is at the same time. */
  readonly turns: Partial<Readonly<Record<PartId, readonly number[]>>>;
  /** What joins attention and memory, in the drawing and in a sentence. */
  readonly gate: string;
  readonly gateName: string;
  readonly wires: readonly Wire[];
}

/** "write:above+0.2": a part, one of its sides, and how far from the middle of it. */
type EndText = `${PartId}:${Side}${"" | `${"+" | "-"}${number}`}`;

function end(text: EndText): End {
  const [, part, side, offset] = /^(\w+):([a-z]+)(.*)$/.exec(text)!;
  return { part: part as PartId, side: side as Side, offset: Number(offset || 0) };
}

function wire(
  kind: Wire["kind"],
  from: EndText,
  to: EndText,
  { bends = [], carries = [], time = 1 }: Partial<Pick<Wire, "bends" | "carries" | "time">> = {},
): Wire {
  const ends = { from: end(from), to: end(to) };
  const id = `${ends.from.part}-${ends.to.part}${time === 2 ? "-again" : ""}`;
  return { id, ...ends, kind, bends, carries, time };
}

/** Between the text's lane and the memory's. */
const questionLane = 1.5;
const asked = wire("asks", "tokens:below+0.3", "read:above-0.32", { bends: [questionLane] });
const written = wire("writes", "tokens:below-0.1", "write:before");
const stored = wire("writes", "write:after", "memory:before");
const recalled = wire("carries", "memory:after", "read:before", { carries: ["memory"] });
const seen = wire("carries", "tokens:above", "attention:before", { carries: ["window"] });
const learned = wire("carries", "persistent:above", "attention:below", { carries: ["persistent"] });
const learnedToo = wire("writes", "persistent:before", "write:above");
const put = wire("carries", "gate:after", "output:before", { carries: sources });

/** Attention over the text, the memory under it: MAC and MAG differ in their wires alone. */
const parallel = {
  tokens: { along: 0, across: 1 },
  persistent: { along: 3, across: 1 },
  attention: { along: 3, across: 0 },
  write: { along: 2, across: 2 },
  memory: { along: 3, across: 2 },
  read: { along: 4, across: 2 },
  gate: { along: 4.7, across: 1 },
  output: { along: 6, across: 1 },
} as const satisfies Wiring["places"];

const describing = ["name", "fullName", "sentence", "gate", "gateName"];

export const wirings: Readonly<Record<TitansMixer, Wiring>> = translatedFields("wirings", describing, {
  lmm: {
    name: "LMM",
    fullName: "long-term memory module",
    sentence: "The memory alone: every token is written into it, and only what it answers is passed on.",
    gate: "",
    gateName: "",
    parts: partIds.filter((part) => part !== "attention" && part !== "gate"),
    turns: {},
    places: {
      ...parallel,
      persistent: { along: 2, across: 0 },
      write: { along: 2, across: 1 },
      memory: { along: 3, across: 1 },
      read: { along: 4, across: 1 },
    },
    wires: [
      wire("asks", "tokens:below", "read:below", { bends: [questionLane] }),
      wire("writes", "tokens:after", "write:before"),
      wire("writes", "persistent:below", "write:above"),
      stored,
      recalled,
      wire("carries", "read:after", "output:before", { carries: ["memory"] }),
    ],
  },
  mac: {
    name: "MAC",
    fullName: "memory as context",
    sentence:
      "It asks the memory as it stood when the segment began (1), attends to that answer beside the segment’s tokens (2), " +
      "writes what it found (3), and is gated by what the memory then answers (4).",
    gate: "gate",
    gateName: "the gate",
    parts: partIds,
    turns: { read: [1, 4], attention: [2], write: [3], gate: [4] },
    places: parallel,
    wires: [
      asked,
      recalled,
      wire("carries", "read:above", "attention:below+0.3", { bends: [0.5], carries: ["memory"] }),
      wire("carries", "tokens:above", "attention:before-0.15", { carries: ["window"] }),
      learned,
      learnedToo,
      wire("writes", "attention:before+0.3", "write:above-0.3"),
      stored,
      wire("asks", "attention:after+0.25", "read:above+0.32", { time: 2 }),
      wire("steers", "read:after", "gate:below", { time: 2 }),
      wire("carries", "attention:after-0.2", "gate:above", { carries: sources }),
      put,
    ],
  },
  mag: {
    name: "MAG",
    fullName: "memory as gate",
    sentence:
      "Side by side: attention looks through the window while the memory answers from all it has read (1); a gate blends the two (2).",
    gate: "blend",
    gateName: "the blend",
    parts: partIds,
    turns: { attention: [1], write: [1], read: [1], gate: [2] },
    places: parallel,
    wires: [
      asked,
      written,
      stored,
      recalled,
      seen,
      learned,
      learnedToo,
      wire("carries", "attention:after", "gate:above", { carries: ["persistent", "window"] }),
      wire("carries", "read:after", "gate:below", { carries: ["memory"] }),
      put,
    ],
  },
  mal: {
    name: "MAL",
    fullName: "memory as a layer",
    sentence:
      "One after the other: the memory answers first (1), its answer is added to the token (2), and attention sees only what comes out (3).",
    gate: "add",
    gateName: "the sum",
    parts: partIds,
    turns: { write: [1], read: [1], gate: [2], attention: [3] },
    places: {
      tokens: { along: 0, across: 1 },
      persistent: { along: 2.2, across: 0 },
      attention: { along: 4.4, across: 0 },
      write: { along: 1.2, across: 2 },
      memory: { along: 2.2, across: 2 },
      read: { along: 3.2, across: 2 },
      gate: { along: 4.4, across: 1 },
      output: { along: 6, across: 1 },
    },
    wires: [
      asked,
      written,
      stored,
      recalled,
      wire("carries", "tokens:after", "gate:before", { carries: ["window"] }),
      wire("carries", "read:after", "gate:below", { carries: ["memory"] }),
      wire("carries", "gate:above", "attention:below", { carries: ["window", "memory"] }),
      wire("carries", "persistent:after", "attention:before", { carries: ["persistent"] }),
      wire("writes", "persistent:below", "write:above", { bends: [0.5] }),
      wire("carries", "attention:after", "output:above", { carries: sources }),
      wire("carries", "gate:after", "output:before"), // the residual, as around every mixer
    ],
  },
});

/**
 * How much of the information went through each wire that it went through, 0 … 1; null where it went through,
 * and no share can be told. What the wiring has no way for is left out of the whole.
 */
export function litShares(variant: TitansMixer, path: Path | null): ReadonlyMap<string, number | null> {
  const lit = new Map<string, number | null>();
  if (!path) return lit;
  const { wires } = wirings[variant];
  for (const source of sources) {
    const share = path[source];
    if (share !== null && !(share >= 0 && share <= 1)) throw new RangeError(`Share of ${source}: ${share}, not 0 … 1`);
  }
  const whole = wholeOf(variant, path);
  if (whole === 0) return lit;
  for (const { id, carries } of wires) {
    if (carries.length === 0) continue;
    // Where window and memory are one number, a wire with both of them knows it, a wire with one of them does not.
    const isDivided = path.memory !== null || carries.includes("window") === carries.includes("memory");
    const share = carries.reduce((sum, source) => sum + (path[source] ?? 0), 0) / whole;
    if (!isDivided) lit.set(id, null);
    else if (share > 0) lit.set(id, share);
  }
  return lit;
}

function sourcesOf(variant: TitansMixer): Source[] {
  return sources.filter((source) => wirings[variant].wires.some(({ carries }) => carries.includes(source)));
}

function wholeOf(variant: TitansMixer, path: Path): number {
  return sourcesOf(variant).reduce((sum, source) => sum + (path[source] ?? 0), 0);
}

/** Of the chosen token, in words; null where nothing is known. */
export function pathSentence(variant: TitansMixer, path: Path | null): string | null {
  const whole = path && wholeOf(variant, path);
  if (!path || !whole) return null;
  const { found } = wiringWords;
  const phrases = {
    persistent: found.persistent,
    window:
      variant === "mac"
        ? found.segment
        : variant === "mal" && path.memory === null
          ? found.windowWithMemory
          : found.window,
    memory: found.memory,
  };
  const [one, two, three] = sourcesOf(variant).flatMap((source) => {
    const share = path[source];
    return share === null ? [] : [say(phrases[source], { share: sayShare(share / whole) })];
  });
  if (one === undefined) return null;
  if (two === undefined) return say(found.one, { one });
  return three === undefined ? say(found.two, { one, two }) : say(found.three, { one, two, three });
}

export function nameOfPart(variant: TitansMixer, part: PartId): string {
  return part === "gate" ? wirings[variant].gateName : wiringWords.parts[part];
}

/** The whole diagram in words, for who does not see it. */
export function describeWiring(variant: TitansMixer, path: Path | null): string {
  const { name, fullName, sentence, wires } = wirings[variant];
  const { wires: ofWires } = wiringWords;
  const lit = litShares(variant, path);
  const ways = wires.map(({ id, from, to, kind, time }) => {
    const share = lit.get(id);
    const ends = { from: nameOfPart(variant, from.part), to: nameOfPart(variant, to.part) };
    const way = say(ofWires[kind], ends);
    const wire = time === 2 ? say(ofWires.again, { wire: way }) : way;
    return share ? say(ofWires.share, { wire, share: sayShare(share) }) : wire;
  });
  return say(wiringWords.described, {
    ...{ name, fullName, sentence },
    wires: ways.reduce((before, wire) => say(ofWires.and, { wires: before, wire })),
    found: pathSentence(variant, path) ?? "",
  }).trim();
}
