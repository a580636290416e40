// How does a link name a shell game? "titans-plain,5,24,2,1,0,0,1,random": the memory, its settings in the order below, and which
// tokens flip. Leaves what each means to contracts/shellGame.ts.

import { flipKinds, type GameSettings, type PlayedGame } from "#model/contracts/shellGame";

/** Words to a chunk that can be chosen. */
export const gameChunks = ["1", "2", "4", "8"] as const;

/** What the page turns, in the order of a link. */
export const gameRanges = {
  cups: { minimum: 3, maximum: 8, step: 1 },
  swaps: { minimum: 4, maximum: 64, step: 4 },
  rate: { minimum: 0, maximum: 3, step: 0.1 },
  chunk: { minimum: 1, maximum: 8, step: 1 },
  decay: { minimum: 0, maximum: 1, step: 0.005 },
  momentum: { minimum: 0, maximum: 1, step: 0.05 },
  seed: { minimum: 1, maximum: 99, step: 1 },
} as const satisfies Record<keyof GameSettings, { minimum: number; maximum: number; step: number }>;

const ids = Object.keys(gameRanges) as (keyof GameSettings)[];

export const openingGame: PlayedGame = {
  memory: "titans-plain",
  ...{ cups: 5, swaps: 24, rate: 2, chunk: 1, decay: 0, momentum: 0, seed: 1 },
  flips: "random",
};

export function encodeGame({ memory, flips, ...settings }: PlayedGame): string {
  return [memory, ...ids.map((id) => settings[id]), flips].join(",");
}

/** null where it names no game. */
export function decodeGame(text: string): PlayedGame | null {
  const parts = text.split(",", ids.length + 3);
  const [memory, kind] = [parts[0]!, parts.at(-1)];
  const flips = flipKinds.find((known) => known === kind);
  const numbers = parts.slice(1, -1);
  const isSound = (id: keyof GameSettings, at: number): boolean => {
    const value = Number(numbers[at]);
    const { minimum, maximum, step } = gameRanges[id];
    return numbers[at] !== "" && value >= minimum && value <= maximum && (step < 1 || Number.isInteger(value));
  };
  if (!/^[a-z0-9][a-z0-9-]{0,60}$/u.test(memory) || !flips || numbers.length !== ids.length || !ids.every(isSound))
    return null;
  const settings = Object.fromEntries(ids.map((id, at) => [id, Number(numbers[at])])) as unknown as GameSettings;
  return { memory, ...settings, flips };
}
