// What of Compare can be shared? Which memories stand side by side, how they are drawn, the workbench's choice, and where the
// marker of the cost lens stands. Part of a Scene; leaves to the page which memories there are: a link may name any.

import { askings, type Asking } from "./model/compareQuestions";

export const scales = ["shared", "own"] as const;
/** Whether all maps and errors are drawn on one scale, or each on its own. */
export type Scale = (typeof scales)[number];

export const keyKinds = ["random", "correlated", "rewritten"] as const;
/** What the keys of the capacity experiment are like. */
export type KeyKind = (typeof keyKinds)[number];

export const costs = ["state", "flops", "time"] as const;
/** What the cost lens measures: numbers kept, work a token, or time a token. */
export type Cost = (typeof costs)[number];

export const workbenchParts = ["architecture", "bias", "retention", "algorithm"] as const;
export type WorkbenchPart = (typeof workbenchParts)[number];
export type WorkbenchChoice = Readonly<Record<WorkbenchPart, string>>;

export interface CompareScene {
  /** Ids, in the order in which they stand. */
  readonly memories: readonly string[];
  readonly scale: Scale;
  readonly asking: Asking;
  readonly keys: KeyKind;
  readonly cost: Cost;
  /** The context length, in tokens, that the cost lens speaks of. */
  readonly marker: number;
  readonly workbench: WorkbenchChoice;
}

export const defaultCompare: CompareScene = {
  memories: ["window", "linear", "delta", "titans"],
  scale: "shared",
  asking: "recall",
  keys: "random",
  cost: "state",
  marker: 4096,
  workbench: { architecture: "matrix", bias: "l2", retention: "none", algorithm: "descent" },
};

/** Context lengths of the cost lens. */
export const shortestContext = 1024;
export const longestContext = 2 ** 21;

/** More than these side by side could not be told apart, nor read in a second. */
export const mostMemories = 12;

const idPattern = /^[a-z0-9][a-z0-9.+-]{0,60}$/;

/** Writes what differs from the defaults. */
export function encodeCompare(compare: CompareScene, parameters: URLSearchParams): void {
  const { memories, scale, asking, keys, cost, marker, workbench } = compare;
  if (memories.join() !== defaultCompare.memories.join()) parameters.set("memories", memories.join(","));
  if (scale !== defaultCompare.scale) parameters.set("scale", scale);
  if (asking !== defaultCompare.asking) parameters.set("asking", asking);
  if (keys !== defaultCompare.keys) parameters.set("keys", keys);
  if (cost !== defaultCompare.cost) parameters.set("cost", cost);
  if (marker !== defaultCompare.marker) parameters.set("context", String(marker));
  const chosen = workbenchParts.map((part) => workbench[part]).join(",");
  if (chosen !== workbenchParts.map((part) => defaultCompare.workbench[part]).join(","))
    parameters.set("bench", chosen);
}

/** What a link says of Compare; what it says wrongly is added to `problems` and left at its default. */
export function decodeCompare(parameters: URLSearchParams, problems: string[]): CompareScene {
  const shorten = (value: string): string => `“${value.length > 20 ? `${value.slice(0, 20)}…` : value}”`;
  function oneOf<Value extends string>(name: string, allowed: readonly Value[], otherwise: Value): Value {
    const value = parameters.get(name);
    const found = allowed.find((candidate) => candidate === value);
    if (value !== null && found === undefined)
      problems.push(`${name} ${shorten(value)} (allowed: ${allowed.join(", ")})`);
    return found ?? otherwise;
  }
  function ids(name: string): readonly string[] | null {
    const value = parameters.get(name);
    if (value === null) return null;
    const parts = [...new Set(value.split(",").filter((part) => part !== ""))];
    const sound = parts.filter((part) => idPattern.test(part));
    parts.filter((part) => !idPattern.test(part)).forEach((part) => problems.push(`${name} ${shorten(part)}`));
    return sound;
  }
  const context = parameters.get("context");
  const marker = Number(context ?? defaultCompare.marker);
  const isContext = Number.isInteger(marker) && marker >= shortestContext && marker <= longestContext;
  if (!isContext) problems.push(`context ${shorten(context ?? "")} (allowed: ${shortestContext} to ${longestContext})`);
  const bench = parameters.get("bench")?.split(",");
  const isBench = bench?.length === workbenchParts.length && bench.every((part) => idPattern.test(part));
  if (bench && !isBench) problems.push(`bench ${shorten(bench.join())}`);
  const memories = ids("memories");
  if (memories && memories.length > mostMemories) problems.push(`memories beyond ${mostMemories}`);
  return {
    memories: (memories ?? defaultCompare.memories).slice(0, mostMemories),
    scale: oneOf("scale", scales, defaultCompare.scale),
    asking: oneOf("asking", askings, defaultCompare.asking),
    keys: oneOf("keys", keyKinds, defaultCompare.keys),
    cost: oneOf("cost", costs, defaultCompare.cost),
    marker: isContext ? marker : defaultCompare.marker,
    workbench:
      bench && isBench
        ? { architecture: bench[0]!, bias: bench[1]!, retention: bench[2]!, algorithm: bench[3]! }
        : defaultCompare.workbench,
  };
}
