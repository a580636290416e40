// Seeded readings of every kind: all knobs turned by chance, texts that repeat much or little, gates drawn over a part.

import { choiceKnobs, numberKnobs, switchKnobs } from "#model/contracts/knobs";
import { defaultSettings, type MemorySettings } from "#model/contracts/settings";
import type { RunRequest } from "#model/contracts/protocol";
import { uniform } from "#model/contracts/random";
import { vocabulary } from "#model/contracts/vocabulary";

/** `longest` is in tokens, `widest` in weights of a hidden layer. */
export function randomRequest(
  seed: string,
  { model = "untrained", longest, widest = 64 }: { model?: MemorySettings["model"]; longest: number; widest?: number },
): RunRequest {
  const next = uniform(seed);
  const below = (count: number): number => Math.floor(next() * count);
  const settings: Record<string, unknown> = { ...defaultSettings };
  const turned = next(); // some readings are nearly the default, some are turned all over
  for (const [id, { minimum, maximum, step }] of Object.entries(numberKnobs)) {
    const steps = Math.round((maximum - minimum) / step);
    if (next() < turned) settings[id] = Number((minimum + step * below(steps + 1)).toFixed(6));
  }
  for (const [id, { options }] of Object.entries(choiceKnobs)) {
    if (next() < turned) settings[id] = options[below(options.length)]!.value;
  }
  for (const id of Object.keys(switchKnobs)) if (next() < turned) settings[id] = next() < 0.5;
  const { hidden } = settings as unknown as MemorySettings;
  const length = 1 + below(longest);
  const different = 1 + below(12);
  const from = below(length);
  const drawn = { gate: (["theta", "eta", "alpha"] as const)[below(3)]!, from, to: from + below(length - from) };
  return {
    words: Array.from({ length }, () => vocabulary[20 + below(different)]!),
    settings: { ...(settings as unknown as MemorySettings), model, hidden: Math.min(hidden, widest) },
    overrides: next() < 0.4 ? [{ ...drawn, value: [0, 1, next()][below(3)]! }] : [],
  };
}
