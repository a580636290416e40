// Which wires of a network memory are drawn? There are thousands: those that carry or change most, and how much that is of all.

import type { WriteParts } from "#model/contracts/protocol";

/** As many are drawn, however many there are: of each layer as many. */
export const drawnWires = 60;

interface Wire {
  /** Between which strips of units: layer l goes from strip l to strip l + 1. */
  readonly layer: number;
  /** The unit that it comes from, and the one that it goes to. */
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

export interface Wires {
  /** Strongest |value| first. */
  readonly drawn: readonly Wire[];
  /** How many there are in all. */
  readonly count: number;
  /** Σ value² of those that are drawn, as a part of all of them; 0 where nothing flows. */
  readonly share: number;
}

type Layer = WriteParts["layers"][number];

/** What each wire passes on when the key is asked, x_i W_ij, at the weights of the chunk's start. */
export function passingWires({ layers }: Pick<WriteParts, "layers">): Wires {
  return strongest(layers, ({ input, weights, delta }, at) => input[Math.floor(at / delta.length)]! * weights[at]!);
}

/** By how much the past push alone moves each wire, η_t S_{t−1}. */
export function carriedWires({ layers }: Pick<WriteParts, "layers">): Wires {
  return strongest(layers, ({ carried }, at) => carried[at]!);
}

/** How much each wire loses by forgetting alone. */
export function forgottenWires({ layers }: Pick<WriteParts, "layers">): Wires {
  return strongest(layers, ({ forgotten }, at) => forgotten[at]!);
}

/** By how much each wire is changed, M_t − M_{t−1}. */
export function changedWires({ layers }: Pick<WriteParts, "layers">): Wires {
  return strongest(layers, ({ change }, at) => change[at]!);
}

function strongest(layers: readonly Layer[], valueOf: (layer: Layer, at: number) => number): Wires {
  const byStrength = (a: Wire, b: Wire): number => Math.abs(b.value) - Math.abs(a.value);
  const all = layers.map((layer, index) => {
    const columns = layer.delta.length;
    return Array.from({ length: layer.input.length * columns }, (_, at): Wire => {
      return { layer: index, from: Math.floor(at / columns), to: at % columns, value: valueOf(layer, at) };
    }).sort(byStrength);
  });
  const drawn = all
    .flatMap((wires) => wires.slice(0, Math.floor(drawnWires / layers.length)))
    .filter(({ value }) => value !== 0);
  const square = (wires: readonly Wire[]): number => wires.reduce((sum, { value }) => sum + value ** 2, 0);
  const whole = square(all.flat());
  return {
    drawn: drawn.sort(byStrength),
    count: all.flat().length,
    share: whole > 0 ? square(drawn) / whole : 0,
  };
}
