// Which golden cases are alike? Those of one shape, and those that are short enough for a GPU in software.

import type { GoldenCase } from "#model/contracts/golden";

/** Its name up to where chunk, decay or a bias's own number begin. */
export function shapeOf({ name }: GoldenCase): string {
  return name.replace(/,? ?(chunk|decay|\{).*$/, "");
}

/** The long case alone takes half a minute where the GPU is software: the shorter ones of its shapes stand for it. */
export function isShort({ inputs }: GoldenCase): boolean {
  return (inputs["k"] as unknown[]).length <= 100;
}
