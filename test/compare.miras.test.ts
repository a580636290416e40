import { describe, expect, test } from "vitest";
import { defaultCompareConfig, grown, type CompareConfig } from "#model/contracts/comparedMemory";
import { memoryOfId } from "#model/compare/memories";
import { mirasMemory } from "#model/compare/miras";
import { readStream } from "#model/compare/read";
import {
  algorithms,
  architectures,
  biases,
  compositionOf,
  idOf,
  retentions,
  type Composition,
} from "#model/contracts/composition";
import { lossAt, penaltyAt, knownModelOf, knownModels, refusalOf } from "#model/contracts/workbench";
import type { MemoryStream } from "#model/contracts/config";
import { difference, memoryConfig, randomReading } from "./support/memories";

const width = 5;
const exact = 1e-10;
const config: CompareConfig = { ...defaultCompareConfig, keyWidth: width, valueWidth: width, hidden: 7, chunk: 1 };
const { stream } = randomReading({ config: memoryConfig({ widths: [width, width] }), length: 16 });

function readsOf(
  what: Composition | string,
  { on = stream, ...changes }: { on?: MemoryStream } & Partial<CompareConfig> = {},
) {
  const memory = typeof what === "string" ? memoryOfId(what)! : mirasMemory(what);
  return readStream({ memory, stream: on, config: { ...config, ...changes }, floats: Float64Array }).reads;
}

const all = architectures.flatMap((architecture) =>
  biases.flatMap((bias) =>
    retentions.flatMap((retention) =>
      algorithms.map((algorithm): Composition => ({ architecture, bias, retention, algorithm })),
    ),
  ),
);

describe("The workbench", () => {
  test.each(all.map((composition) => [idOf(composition), composition] as const))(
    "%s reads finite numbers, or says why it cannot be",
    (id, composition) => {
      expect(compositionOf(id)).toEqual(composition);
      const refusal = refusalOf(composition, config);
      if (refusal !== null) {
        expect(refusal).toMatch(/^\p{Lu}.*\.$/u);
        expect(memoryOfId(id)).toBeNull();
        expect(() => mirasMemory(composition)).toThrow(refusal);
        return;
      }
      const reads = readsOf(id);
      expect(reads.every(Number.isFinite)).toBe(true);
      expect(reads.some((x) => x !== 0)).toBe(true);
    },
  );

  test("whatever the config, only a dot product on a network is refused, and what goes by coordinates of the key where no row is one", () => {
    const refused = all.filter((composition) => refusalOf(composition, config) !== null);
    const why = ({ architecture, bias, retention }: Composition): string =>
      architecture === "mlp" && bias === "dot" ? "dot" : `${architecture} ${retention}`;
    expect(new Set(refused.map(why))).toEqual(
      new Set(["dot", "products channel", "mlp channel", "products projected", "mlp projected"]),
    );
    expect(refused).toHaveLength(6 * 3 + 2 * (5 * 3 + 4 * 3));
  });

  test("links of compositions that were there before name the same ones", () => {
    expect(compositionOf("miras-mlp-l2-decay-momentum")).toEqual({
      ...{ architecture: "mlp", bias: "l2", retention: "decay", algorithm: "momentum" },
    });
    expect(compositionOf("miras-matrix-lp-lq-descent")).toEqual(knownModels.moneta.composition);
  });

  test.each([
    [{ p: 0.5 }, "moneta"],
    [{ q: 0.5 }, "moneta"],
    [{ delta: 0 }, "yaad"],
  ] as const)("%o is refused, where it is asked for", (changes, model) => {
    const { composition } = knownModels[model];
    expect(refusalOf(composition, { ...config, ...changes })).toContain(String(Object.values(changes)[0]));
    expect(() => readsOf(model, changes)).toThrow(RangeError);
    expect(refusalOf(knownModels.delta.composition, { ...config, ...changes })).toBeNull();
  });

  test("every known model is found again by its composition, and a nameless one has none", () => {
    for (const name of Object.keys(knownModels) as (keyof typeof knownModels)[]) {
      expect(knownModelOf(knownModels[name].composition)).toBe(name);
    }
    expect(knownModelOf({ ...knownModels.yaad.composition, algorithm: "momentum" })).toBeNull();
    expect(compositionOf("miras-matrix-l2-none")).toBeNull();
  });
});

describe("A known model is what it is named after:", () => {
  test.each([
    ["delta", "delta"],
    ["titans", "titans"],
    ["omega", "omega"],
    ["atlas", "atlas"],
    ["moneta", "moneta"],
    ["yaad", "yaad"],
    ["memora", "memora"],
  ] as const)("%s", (model, id) => {
    expect(difference(readsOf(knownModels[model].composition), readsOf(id))).toBeLessThan(exact);
  });

  const fixed = { ownKeys: false, ownValues: false, ownRates: false, ownGates: false };

  test("Hope's rule is the self-modifying memory that writes nothing of its own, on keys of length one", () => {
    const lengths = stream.keys.map((_, at) => {
      const from = at - (at % width);
      return Math.hypot(...stream.keys.subarray(from, from + width));
    });
    const on = { ...stream, keys: stream.keys.map((x, at) => x / lengths[at]!) };
    expect(
      difference(readsOf(knownModels.dgd.composition, { on }), readsOf("self-modifying", { ...fixed, on })),
    ).toBeLessThan(exact);
  });

  test("under a dot product, with all kept, it is the delta rule; of a pair told again and again it answers half", () => {
    const kept = { ...stream, alpha: stream.alpha.map(() => 0) };
    const dot = { ...knownModels.dgd.composition, bias: "dot" } as const;
    expect(difference(readsOf(dot, { on: kept }), readsOf("delta", { on: kept, lossScale: 1 }))).toBeLessThan(exact);
    const [key, value] = [stream.keys.slice(0, width), stream.values.slice(0, width)];
    const again = (row: typeof key): typeof key => stream.keys.map((_, at) => row[at % width]!);
    const told = {
      ...kept,
      queries: again(key),
      keys: again(key),
      values: again(value),
      theta: kept.theta.map(() => 0.2),
    };
    const reads = readsOf(knownModels.dgd.composition, { on: told });
    expect(
      difference(
        reads.slice(-width),
        value.map((x) => x / 2),
      ),
    ).toBeLessThan(1e-3);
  });

  test.each([
    ["omega", "descent", {}],
    ["atlas", "momentum", { orthogonal: false }],
    ["atlas", "muon", {}],
  ] as const)("%s on products, by %s, is its row with products", (id, algorithm, changes) => {
    // Without Muon θ stands outside of the momentum in Atlas, and inside in Titans: the same where it is the same at every token.
    const on = { ...stream, theta: stream.theta.slice().fill(0.1) };
    const composition = { architecture: "products", bias: "omega", retention: "decay", algorithm } as const;
    const row = readsOf(id, { on, products: true, ...changes });
    expect(difference(readsOf(composition, { on }), row)).toBeLessThan(exact);
  });

  test("Hebbian writes of strength θ are linear attention, with decay RetNet, over θv", () => {
    const values = stream.values.map((x, at) => stream.theta[Math.floor(at / width)]! * x);
    const on = { ...stream, values };
    expect(difference(readsOf(knownModels.hebbian.composition), readsOf("linear", { on }))).toBeLessThan(exact);
    expect(difference(readsOf(knownModels.retnet.composition), readsOf("retnet", { on }))).toBeLessThan(exact);
  });
});

describe("Of the choices that came after MIRAS", () => {
  const matrix = { architecture: "matrix", retention: "decay", algorithm: "descent" } as const;

  test("the errors of one last token are ℓ2", () => {
    const [omega, l2] = [readsOf({ ...matrix, bias: "omega" }, { past: 1 }), readsOf({ ...matrix, bias: "l2" })];
    expect(difference(omega, l2)).toBeLessThan(exact);
  });

  test("a share a channel is what each row keeps: the first all, the middle one as much as all rows of a plain decay", () => {
    const composition = { ...matrix, bias: "l2", retention: "channel" } as const;
    const weights = new Float64Array(width * width);
    for (let t = 0; t < stream.length; t++) {
      const key = stream.keys.subarray(t * width, (t + 1) * width);
      const error = Array.from({ length: width }, (_, j) =>
        Array.from(key).reduce((sum, x, i) => sum + x * weights[i * width + j]!, -stream.values[t * width + j]!),
      );
      weights.forEach((weight, at) => {
        const row = Math.floor(at / width);
        const kept = (1 - stream.alpha[t]!) ** [0, 0.5, 1, 1.5, 2][row]!;
        weights[at] = kept * weight - 2 * stream.theta[t]! * key[row]! * error[at % width]!;
      });
    }
    const reading = readStream({ memory: mirasMemory(composition), stream, config, floats: Float64Array });
    expect(difference(reading.stateAt(stream.length - 1)[0]!.data, weights)).toBeLessThan(exact);
  });

  test("under Muon a write of a layer is about as large in every direction, however small its error", () => {
    const composition = { ...matrix, bias: "l2", retention: "none", algorithm: "muon" } as const;
    const small = {
      ...stream,
      values: stream.values.map((value) => 1e-3 * value),
      theta: stream.theta.slice().fill(0.1),
    };
    const reading = readStream({ memory: mirasMemory(composition), stream: small, config, floats: Float64Array });
    const [first] = reading.stateAt(0);
    const length = Math.hypot(...first!.data);
    expect(length).toBeGreaterThan(0.1 * 0.6);
    expect(length).toBeLessThan(0.1 * 1.3); // one direction: one singular value near 1
  });

  test("what it draws is as many numbers as it says it keeps", () => {
    for (const composition of all.filter((one) => refusalOf(one, config) === null)) {
      const memory = mirasMemory(composition);
      const reading = readStream({ memory, stream, config, floats: Float64Array });
      const drawn = reading.stateAt(9).reduce((sum, { data }) => sum + data.length, 0);
      expect(drawn, idOf(composition)).toBe(grown(memory.stateNumbers(config), 10));
    }
  });
});

describe("13 At the ends of their parameters", () => {
  const matrix = { architecture: "matrix", algorithm: "descent" } as const;

  test("an ℓp bias of p = 2 is ℓ2 with c = 2", () => {
    const of = (bias: "lp" | "l2") => readsOf({ ...matrix, bias, retention: "decay" }, { p: 2, lossScale: 2 });
    expect(difference(of("lp"), of("l2"))).toBeLessThan(exact);
  });

  test("a Huber bias of endless δ is ℓ2 with c = 1", () => {
    const huber = readsOf({ ...matrix, bias: "huber", retention: "decay" }, { delta: 1e9 });
    expect(difference(huber, readsOf({ ...matrix, bias: "l2", retention: "decay" }, { lossScale: 1 }))).toBeLessThan(
      exact,
    );
  });

  test("an Lq retention of q = 2 keeps the weights themselves: from the same start it decays as ℓ2 does", () => {
    const composition = { ...matrix, bias: "l2", retention: "lq" } as const;
    const reading = readStream({
      memory: mirasMemory(composition),
      stream,
      config: { ...config, q: 2 },
      floats: Float64Array,
    });
    const weights = Float64Array.from(reading.stateAt(-1)[0]!.data);
    for (let t = 0; t < stream.length; t++) {
      const key = stream.keys.subarray(t * width, (t + 1) * width);
      const error = Array.from({ length: width }, (_, j) =>
        Array.from(key).reduce((sum, x, i) => sum + x * weights[i * width + j]!, -stream.values[t * width + j]!),
      );
      weights.forEach((weight, at) => {
        const push = 2 * stream.theta[t]! * key[Math.floor(at / width)]! * error[at % width]!;
        weights[at] = (1 - stream.alpha[t]!) * weight - push;
      });
    }
    expect(difference(reading.stateAt(stream.length - 1)[0]!.data, weights)).toBeLessThan(exact);
  });

  test("Memora's rows sum to 1, start even, and return to even shares without a push", () => {
    const still = {
      ...stream,
      theta: stream.theta.map((theta, t) => (t < 8 ? theta : 0)),
      alpha: stream.alpha.fill(0.3),
    };
    const reading = readStream({ memory: memoryOfId("memora")!, stream: still, config, floats: Float64Array });
    const unevenAt = (token: number): number => {
      const { data, rows, columns } = reading.stateAt(token)[0]!;
      for (let row = 0; row < rows; row++) {
        const shares = data.subarray(row * columns, (row + 1) * columns);
        expect(Array.from(shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      }
      return Math.max(...data.map((share) => Math.abs(share - 1 / columns)));
    };
    expect(unevenAt(-1)).toBeLessThan(1e-12);
    const taught = unevenAt(7);
    expect(taught).toBeGreaterThan(0.01);
    expect(unevenAt(15)).toBeLessThan(0.2 * taught);
  });
});

describe("The functions beside the pickers", () => {
  test("a loss's slope is the push that the engine makes of an error", () => {
    const key = Float64Array.of(1, 0, 0, 0, 0);
    const one: MemoryStream = {
      ...{
        length: 1,
        keys: key,
        queries: key,
        theta: Float64Array.of(1),
        eta: Float64Array.of(0),
        alpha: Float64Array.of(0),
      },
      values: Float64Array.of(1, 0, 0, 0, 0),
    };
    for (const bias of biases) {
      // From nothing the answer is 0, an error of −1; along the key the write is minus the slope there.
      const reads = readsOf(
        { architecture: "matrix", bias, retention: "none", algorithm: "descent" },
        { on: one, past: 1 },
      );
      const h = 1e-6;
      const slope = (lossAt(-1 + h, { bias, config }) - lossAt(-1 - h, { bias, config })) / (2 * h);
      expect(reads[0]).toBeCloseTo(-slope, 6);
    }
  });

  test("Huber goes on straight where its parabola ends, ℓp grows faster than ℓ2 beyond 1, and dot has no lowest point", () => {
    const at = (error: number, bias: Composition["bias"]) =>
      lossAt(error, { bias, config: { lossScale: 2, p: 3, delta: 0.3 } });
    expect(at(0.3 + 1e-9, "huber")).toBeCloseTo(at(0.3 - 1e-9, "huber"), 8);
    expect(at(2, "huber") - at(1.9, "huber")).toBeCloseTo(0.3 * 0.1, 12);
    expect(at(2, "lp") / at(1, "lp")).toBeGreaterThan(at(2, "l2") / at(1, "l2"));
    expect(at(-3, "dot")).toBeGreaterThan(at(3, "dot"));
  });

  test("keeping nothing costs nothing, but for shares, which cost nothing where they are even and cannot be negative", () => {
    const cost = (weight: number, retention: Composition["retention"]) => penaltyAt(weight, { retention, config });
    expect(cost(3, "none")).toBe(0);
    expect([cost(0, "decay"), cost(0, "lq")]).toEqual([0, 0]);
    expect(cost(2, "lq")!).toBeGreaterThan(cost(2, "decay")!);
    expect(cost(1 / width, "kl")).toBeCloseTo(0, 12);
    expect(cost(0, "kl")).toBeCloseTo(1 / width, 12);
    expect(cost(-0.1, "kl")).toBeNull();
  });
});
