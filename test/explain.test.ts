// Is a number taken apart into what it is made of? The formula as written, worked out by its terms, is the number shown,
// and the float64 engine, which knows nothing of formulas, says the same.

import { describe, expect, it } from "vitest";
import { layersOf } from "#model/contracts/config";
import { explain } from "#model/explain/explain";
import { takeMeasure, takeSeries } from "#model/explain/takeMeasure";
import { writeParts } from "#model/explain/writeParts";
import { runHeadless } from "#model/reading/headless";
import { defaultSettings, type MemorySettings } from "#model/contracts/settings";
import { momentAt, stateAt } from "#model/reading/moment";
import { matrixQuantities, tokenQuantities, type TokenQuantity } from "#model/contracts/probe";
import type { Explanation, Subject } from "#model/contracts/protocol";
import { referenceRun } from "#model/check/reference";
import { scanColumns } from "#model/contracts/trace";
import type { Run } from "#model/reading/run";
import { defaultScene } from "#scene/presets";

const words = "mia keeps a silver fox now mia keeps a red fox and sleeps".split(" ");
const small = { dimension: 12, hidden: 16 } as const;

const memories: Record<string, Partial<MemorySettings>> = {
  "the default": {},
  "no momentum": { eta: 0 },
  "nothing forgotten": { alpha: 0 },
  "everything forgotten": { alpha: 1 },
  "nothing written": { theta: 0 },
  "chunks of one": { chunk: 1 },
  "forgetting toward the start": { decay: "initial", alpha: 0.1 },
  "two layers": { depth: 2, chunk: 2, theta: 0.05 },
  "three layers, clip, layer norm, toward the start": {
    depth: 3,
    clip: 0.5,
    layerNorm: true,
    decay: "initial",
    theta: 0.05,
    activation: "silu",
  },
  "a clip that holds": { clip: 0.3 },
  "a layer norm": { layerNorm: true, theta: 0.05 },
  "a residual": { residual: true },
  "the ℓ₃ bias": { bias: "l3" },
  "the Huber bias, from both sides of its bend": { bias: "huber", theta: 0.5 },
  "two Huber layers": { bias: "huber", depth: 2, theta: 0.1 },
  "read before the write": { readOrder: "before" },
};

/** What a reader gets who types the terms into a calculator. */
function calculate({ terms }: Explanation): number {
  const written = terms.map((term) => {
    switch (term.kind) {
      case "operand":
      case "constant":
        return `(${term.value})`;
      case "power":
        return `**${term.value}`;
      case "operator":
        return { "·": "*", "+": "+", "−": "-", "/": "/", "(": "(", ")": ")", "√(": "Math.sqrt(" }[term.operator];
      default:
        return term satisfies never;
    }
  });
  return (new Function(`return ${written.join("")}`) as () => number)();
}

async function read(changes: Partial<MemorySettings>, times = 1): Promise<{ run: Run; reference: Run }> {
  const settings = { ...defaultSettings, ...small, ...changes };
  const { run } = await runHeadless({
    words: Array.from({ length: times }, () => words).flat(),
    settings,
    overrides: [],
  });
  return { run, reference: await referenceRun(run) };
}

/** Of a column the largest value: what rounding is small against. */
function sizeOf({ columns, filled }: Run, quantity: TokenQuantity): number {
  return columns[quantity].subarray(0, filled).reduce((most, value) => Math.max(most, Math.abs(value) || 0), 1e-6);
}

describe.each(Object.entries(memories))("with %s", (_, changes) => {
  it("every number is what its formula evaluates to, at every token", async () => {
    const { run, reference } = await read(changes);
    const wrong: string[] = [];
    for (const quantity of tokenQuantities) {
      const rounding = 2e-5 * sizeOf(run, quantity);
      for (let token = 0; token < run.filled; token++) {
        const explanation = explain(run, reference, { kind: "quantity", quantity, token });
        const { shown, reference: recomputed } = explanation;
        const calculated = calculate(explanation);
        if (Number.isNaN(shown) && Number.isNaN(calculated) && Number.isNaN(recomputed)) continue; // an angle of nothing
        const isRight =
          shown === run.columns[quantity][token] &&
          Math.abs(calculated - shown) <= rounding &&
          Math.abs(calculated - recomputed) <= 1e-10;
        if (!isRight) wrong.push(`${quantity} at token ${token}: ${shown}, not ${calculated} or ${recomputed}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("the float64 engine's own columns are the recomputed numbers", async () => {
    const { run, reference } = await read(changes);
    const wrong: string[] = [];
    for (const quantity of scanColumns) {
      const rounding = 1e-7 * sizeOf(run, quantity);
      for (let token = 0; token < run.filled; token++) {
        const { reference: recomputed, shown } = explain(run, reference, { kind: "quantity", quantity, token });
        if (Number.isNaN(shown) && Number.isNaN(recomputed)) continue; // an angle of nothing
        const exact = reference.trace.columns[quantity][token]!;
        if (!(Math.abs(recomputed - exact) <= rounding))
          wrong.push(`${quantity} at ${token}: ${recomputed}, not ${exact}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("every kind of weight is what its formula evaluates to, in every layer", async () => {
    const { run, reference } = await read(changes);
    for (const token of [0, 1, 9, run.filled - 1]) {
      const exact = stateAt(reference, token);
      layersOf(run.reading.config.widths).forEach(({ rows, columns, offset }, layer) => {
        for (const quantity of matrixQuantities) {
          const row = (3 * token + layer) % rows;
          const column = (5 * token + 1) % columns;
          const cell: Subject = { kind: "cell", quantity, token, layer, row, column };
          const explanation = explain(run, reference, cell);
          const where = `${quantity} of layer ${layer} at token ${token}`;
          expect(calculate(explanation), where).toBeCloseTo(explanation.shown, 5);
          if (quantity === "memory")
            expect(explanation.reference, where).toBeCloseTo(exact.weights[offset + row * columns + column]!, 12);
          if (quantity === "push")
            expect(explanation.reference, where).toBeCloseTo(exact.momentum[offset + row * columns + column]!, 12);
        }
      });
    }
  });
});

it("the parts of a write are its layers' vectors, and without momentum and forgetting −θ of their product is what changed", async () => {
  const { run, reference } = await read({ depth: 2, chunk: 1, eta: 0, alpha: 0, theta: 0.2 });
  for (const token of [0, 5, run.filled - 1]) {
    const { layers } = writeParts(run, reference, token);
    const moment = momentAt(run, { token, window: 1 });
    expect(layers.map(({ change }) => change)).toEqual(moment.layers.map(({ matrices }) => matrices.change));
    for (const { input, delta, change } of layers) {
      const rate = reference.reading.stream.theta[token]!;
      const expected = Array.from(input).flatMap((x) => Array.from(delta, (d) => -rate * x * d));
      expect(Math.max(...expected.map((amount, cell) => Math.abs(amount - change[cell]!)))).toBeLessThan(1e-6);
    }
  }
});

it("a series is the run's column as far as it was read, and what each token is measured by itself", async () => {
  const { run } = await read({});
  const measured = { run, settings: defaultSettings, compared: { window: 1, ...defaultScene.compare } };
  for (const quantity of ["surprise", "momentum", "recallAfter"] as const) {
    const series = takeSeries({ ...run, filled: 9 }, quantity);
    expect(Array.from(series)).toEqual(
      Array.from({ length: 9 }, (_, token) => takeMeasure(measured, { kind: "quantity", quantity, token })),
    );
  }
});

it("walks back: every operand that is a number of the page is that number", async () => {
  const { run, reference } = await read({});
  for (const quantity of tokenQuantities) {
    const { terms, steps } = explain(run, reference, { kind: "quantity", quantity, token: 9 });
    const linked = [...terms.filter((term) => term.kind === "operand"), ...steps].filter(({ subject }) => subject);
    for (const { subject, value } of linked) {
      const { shown } = explain(run, reference, subject!);
      expect(value, `${JSON.stringify(subject)} in ${quantity}`).toBeCloseTo(shown, 4);
    }
  }
});

it("says at which token the guess was made: where the chunk began", async () => {
  const { run, reference } = await read({ chunk: 4 });
  const { chunkStart, origin, vectors } = explain(run, reference, {
    kind: "quantity",
    quantity: "surprise",
    token: 10,
  });
  expect({ chunkStart, origin }).toEqual({ chunkStart: 8, origin: "chunk" });
  const [target, guess, error] = vectors.map(({ data }) => data);
  error!.forEach((value, index) => expect(value).toBeCloseTo(guess![index]! - target![index]!, 6));
});

it("follows the step from the error to the surprise of a deep memory, layer by layer", async () => {
  const { run, reference } = await read({ depth: 2 });
  const { steps, reference: surprise } = explain(run, reference, { kind: "quantity", quantity: "surprise", token: 7 });
  const of = (symbol: string): number => steps.find((step) => step.symbol === symbol)!.value;
  expect(of("surprise1")).toBeCloseTo(of("input1") * of("delta1"), 12);
  expect(Math.hypot(of("surprise1"), of("surprise2"))).toBeCloseTo(surprise, 12);
});

it("takes a diverged run apart as far as it was read", async () => {
  const { run, reference } = await read({ theta: 1, chunk: 8, eta: 0.9 }, 4);
  expect(run.diverged).not.toBeNull();
  const last = run.filled - 1;
  for (const quantity of tokenQuantities) {
    const explanation = explain(run, reference, { kind: "quantity", quantity, token: last });
    expect(Number.isFinite(explanation.reference), quantity).toBe(true);
    for (const { value, symbol } of explanation.steps)
      expect(Number.isFinite(value), `${quantity}: ${symbol}`).toBe(true);
  }
});
