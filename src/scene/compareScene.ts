// What of Compare can be shared? Which memories stand side by side, how they are drawn and what only they can be set to, the
// workbench's choice, and where the marker of the cost lens stands. Part of a Scene; leaves to the page which memories there are: a link may name any.

import { defaultCompareConfig, ownKnobsOf, type OwnKnobs } from "#model/contracts/comparedMemory";
import { longTestIds, type LongTestId } from "#model/contracts/longTests";
import { compositionOf, idOf, type Composition } from "#model/contracts/composition";
import { asTyped, shorten } from "./linkFields";
import { compareLinkWords } from "./compareLinkWords";
import { decodeGame, encodeGame, openingGame } from "./gameLink";
import { say } from "#words/say";
import type { PlayedGame } from "#model/contracts/shellGame";
import { askings, storages, type Asking, type Storage } from "#model/contracts/compareQuestions";

export const scales = ["shared", "own"] as const;
/** Whether all maps and errors are drawn on one scale, or each on its own. */
type Scale = (typeof scales)[number];

export const costs = ["state", "flops", "time"] as const;
/** What the cost lens measures: bytes kept, work a token, or time a token. */
export type Cost = (typeof costs)[number];

export interface CompareScene {
  /** Ids, in the order in which they stand. */
  readonly memories: readonly string[];
  readonly scale: Scale;
  readonly asking: Asking;
  /** What the capacity experiment stores. */
  readonly storage: Storage;
  readonly cost: Cost;
  /** The context length, in tokens, that the cost lens speaks of. */
  readonly marker: number;
  /** What the MIRAS workbench is set to. */
  readonly workbench: Composition;
  readonly knobs: OwnKnobs;
  /** Which of the papers' tests is on screen. */
  readonly test: LongTestId;
  /** Whether memories are frozen in it. */
  readonly frozen: boolean;
  /** The shell game. */
  readonly game: PlayedGame;
}

export type OwnNumberId = {
  [Id in keyof OwnKnobs]: OwnKnobs[Id] extends number ? Id : never;
}[keyof OwnKnobs];
type OwnSwitchId = Exclude<keyof OwnKnobs, OwnNumberId>;

/** What can be turned of memories that a run says nothing of: each by those that listen to it (compare/ownKnobWords.ts says how). */
export const ownNumbers: Readonly<
  Record<OwnNumberId, { readonly minimum: number; readonly maximum: number; readonly step: number }>
> = {
  segment: { minimum: 1, maximum: 256, step: 1 },
  gate: { minimum: -8, maximum: 8, step: 0.5 },
  gamma: { minimum: 0.1, maximum: 4, step: 0.1 },
  beta: { minimum: -2, maximum: 2, step: 0.1 },
  p: { minimum: 1, maximum: 6, step: 0.5 },
  q: { minimum: 1, maximum: 6, step: 0.5 },
  delta: { minimum: 0.05, maximum: 2, step: 0.05 },
  past: { minimum: 1, maximum: 64, step: 1 },
  ridge: { minimum: 0.01, maximum: 10, step: 0.01 },
  subSteps: { minimum: 1, maximum: 8, step: 1 },
  erase: { minimum: 0, maximum: 2, step: 0.1 },
  levels: { minimum: 1, maximum: 4, step: 1 },
  slowdown: { minimum: 1, maximum: 32, step: 1 },
};
const ownNumberIds = Object.keys(ownNumbers) as OwnNumberId[];
const ownKnobs = ownKnobsOf(defaultCompareConfig);
/** What is on or off. */
export const ownSwitchIds = (Object.keys(ownKnobs) as (keyof OwnKnobs)[]).filter(
  (id): id is OwnSwitchId => typeof ownKnobs[id] === "boolean",
);

export const defaultCompare: CompareScene = {
  memories: ["window", "linear", "delta", "titans"],
  scale: "shared",
  asking: "recall",
  storage: "random",
  cost: "state",
  marker: 4096,
  workbench: { architecture: "matrix", bias: "l2", retention: "decay", algorithm: "momentum" },
  knobs: ownKnobs,
  test: "passkey",
  frozen: false,
  game: openingGame,
};

/** Context lengths of the cost lens. */
export const shortestContext = 1024;
export const longestContext = 2 ** 21;
/** Every power of two between them. */
export const contexts: readonly number[] = Array.from({ length: 12 }, (_, power) => shortestContext * 2 ** power);

/** More than these side by side could not be told apart, nor read in a second. */
export const mostMemories = 12;

/** What a link names beyond these is not looked at. */
const mostNamed = 64;

const idPattern = /^[a-z0-9][a-z0-9-]{0,60}$/;

/** What a link calls them. */
export const compareNames: readonly string[] = [
  ...[
    "memories",
    "scale",
    "asking",
    "storage",
    "cost",
    "context",
    "workbench",
    ...ownNumberIds,
    ...ownSwitchIds,
    "test",
    "frozen",
    "game",
  ],
];

/** Writes what differs from the defaults. */
export function encodeCompare(compare: CompareScene, parameters: URLSearchParams): void {
  const { memories, scale, asking, storage, cost, marker, workbench, knobs, test, frozen, game } = compare;
  if (memories.join() !== defaultCompare.memories.join()) parameters.set("memories", memories.join(","));
  if (scale !== defaultCompare.scale) parameters.set("scale", scale);
  if (asking !== defaultCompare.asking) parameters.set("asking", asking);
  if (storage !== defaultCompare.storage) parameters.set("storage", storage);
  if (cost !== defaultCompare.cost) parameters.set("cost", cost);
  if (marker !== defaultCompare.marker) parameters.set("context", String(marker));
  if (idOf(workbench) !== idOf(defaultCompare.workbench)) parameters.set("workbench", idOf(workbench));
  if (test !== defaultCompare.test) parameters.set("test", test);
  if (frozen) parameters.set("frozen", "true");
  if (encodeGame(game) !== encodeGame(defaultCompare.game)) parameters.set("game", encodeGame(game));
  for (const id of [...ownNumberIds, ...ownSwitchIds]) {
    if (knobs[id] !== defaultCompare.knobs[id]) parameters.set(id, String(knobs[id]));
  }
}

/** What a link says of Compare; what it says wrongly is added to `problems` and left at its default. */
export function decodeCompare(fields: ReadonlyMap<string, string>, problems: string[]): CompareScene {
  function oneOf<Value extends string>(name: string, allowed: readonly Value[], otherwise: Value): Value {
    const value = fields.get(name);
    const found = allowed.find((candidate) => candidate === value);
    if (value !== undefined && !found)
      problems.push(say(compareLinkWords.notListed, { name, value: shorten(value), allowed: allowed.join(", ") }));
    return found ?? otherwise;
  }
  const context = fields.get("context");
  const marker = Number(context ?? defaultCompare.marker);
  const isContext = Number.isInteger(marker) && marker >= shortestContext && marker <= longestContext;
  const ofContext = { name: "context", ...asTyped({ minimum: shortestContext, maximum: longestContext }) };
  if (!isContext) problems.push(say(compareLinkWords.outside, { ...ofContext, value: shorten(context ?? "") }));

  const knobs: { -readonly [Id in keyof OwnKnobs]: OwnKnobs[Id] } = { ...defaultCompare.knobs };
  for (const id of ownNumberIds) {
    const value = fields.get(id);
    const { minimum, maximum, step } = ownNumbers[id];
    const number = Number(value);
    const isWhole = Number.isInteger(number) || !Number.isInteger(step);
    if (value === undefined) continue;
    if (value.trim() !== "" && number >= minimum && number <= maximum && isWhole) knobs[id] = number;
    else
      problems.push(
        say(compareLinkWords.outside, { name: id, value: shorten(value), ...asTyped({ minimum, maximum }) }),
      );
  }
  for (const id of ownSwitchIds)
    knobs[id] = oneOf(id, ["true", "false"], String(knobs[id]) as "true" | "false") === "true";

  const bench = fields.get("workbench");
  const workbench = bench === undefined ? defaultCompare.workbench : compositionOf(bench);
  if (!workbench) problems.push(say(compareLinkWords.noComposition, { value: shorten(bench ?? "") }));

  const played = fields.get("game");
  const game = played === undefined ? defaultCompare.game : decodeGame(played);
  if (!game) {
    const allowed = encodeGame(defaultCompare.game);
    problems.push(say(compareLinkWords.notListed, { name: "game", value: shorten(played ?? ""), allowed }));
  }

  const listed = fields.get("memories")?.split(",", mostNamed);
  const named = listed ? [...new Set(listed.filter((id) => id !== ""))] : defaultCompare.memories;
  const memories = named.filter((id) => idPattern.test(id)).slice(0, mostMemories);
  if (memories.length < named.length) {
    const left = named.find((id) => !memories.includes(id))!;
    problems.push(say(compareLinkWords.noMemory, { value: shorten(left), most: mostMemories }));
  }
  return {
    memories,
    scale: oneOf("scale", scales, defaultCompare.scale),
    asking: oneOf("asking", askings, defaultCompare.asking),
    storage: oneOf("storage", storages, defaultCompare.storage),
    cost: oneOf("cost", costs, defaultCompare.cost),
    marker: isContext ? marker : defaultCompare.marker,
    workbench: workbench ?? defaultCompare.workbench,
    knobs,
    test: oneOf("test", longTestIds, defaultCompare.test),
    frozen: oneOf("frozen", ["true", "false"], "false") === "true",
    game: game ?? defaultCompare.game,
  };
}
