// How many tokens a second does every trained model read, traced as in the page, on SIMD and in plain loops?

import { baselineMixers } from "#model/contracts/architecture";
import { modelTitles, type TrainedName } from "#model/contracts/models";
import { vocabulary } from "#model/contracts/vocabulary";
import { uniform } from "#model/contracts/random";
import { chooseCpuEngine } from "#model/kernels/memory.onCpu";
import { startForward } from "#model/trained/forward";
import { shippedModel } from "../models";
import { bestOf, rateSaid } from "./inputs";

export interface ModelSpeed {
  readonly model: TrainedName;
  readonly simd: number;
  readonly loops: number;
  /** Milliseconds for the whole text on SIMD. */
  readonly milliseconds: number;
}

const length = 512;
/** Tokens a block, as in the page. */
const block = 64;
const wirings = ["lmm", "mac", "mag", "mal"] as const;

export function benchModels(): ModelSpeed[] {
  return [...wirings, ...baselineMixers].map((model) => {
    const times = bestOf(forwardReaders(model));
    const rateOf = (engine: "simd" | "loops"): number => Math.round((1000 * length) / times[engine]);
    const speed = { model, simd: rateOf("simd"), loops: rateOf("loops"), milliseconds: times.simd };
    console.log(
      `${modelTitles[model].long}, ${length} tokens, traced: SIMD ${rateSaid(speed.simd)} in ${speed.milliseconds.toFixed(1)} ms · ` +
        `plain loops ${rateSaid(speed.loops)} (${(speed.simd / speed.loops).toFixed(1)} ×)`,
    );
    return speed;
  });
}

/** A text of chance. */
export function benchIds(tokens: number): Int32Array {
  const chance = uniform("bench models");
  return Int32Array.from({ length: tokens }, () => Math.floor(chance() * vocabulary.length));
}

/** A whole text read traced, with either engine of the CPU; SIMD stays chosen where it was the last. */
export function forwardReaders(model: TrainedName, tokens = length): Record<"loops" | "simd", () => void> {
  const ids = benchIds(tokens);
  const { card, parameters } = shippedModel(model);
  const readOn = (engine: "cpu" | "loops") => () => {
    chooseCpuEngine(engine);
    const forward = startForward({ config: card.config, parameters, ids });
    while (forward.advance(block));
  };
  return { loops: readOn("loops"), simd: readOn("cpu") };
}
