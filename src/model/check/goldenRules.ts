// What does a golden case read? The settings and inputs of every family, and which of them only some of its rules know: what
// nothing reads must not pass for checked. Leaves to goldenCases.ts what they may be.

import { shown, type GoldenCase } from "#model/contracts/golden";
import { visibleLine } from "#model/contracts/readable";

interface Family {
  readonly config: readonly string[];
  readonly inputs: readonly string[];
  /** What is read only where another setting is one of some values. */
  readonly only?: readonly Conditional[];
}

interface Conditional {
  readonly group: "config" | "inputs";
  readonly names: readonly string[];
  /** The setting that decides, what it is where the file leaves it out, and where the names are read. */
  readonly by: string;
  readonly absent?: unknown;
  readonly where: readonly unknown[];
  /** What changes nothing, and files write everywhere. */
  readonly neutral?: unknown;
}

const streamed = ["q", "k", "v"];

const families = {
  "titans-memory": {
    config: ["chunk", "activation", "residual", "read", "bias", "decay", "clip"],
    inputs: [...streamed, "theta", "eta", "alpha", "weights", "gain"],
    only: [
      { group: "config", names: ["lossScale"], by: "bias", absent: "l2", where: ["l2"], neutral: 2 },
      { group: "config", names: ["p"], by: "bias", absent: "l2", where: ["lp"] },
      { group: "config", names: ["delta"], by: "bias", absent: "l2", where: ["huber"] },
    ],
  },
  "linear-attention": {
    config: ["featureMap", "normalise"],
    inputs: streamed,
    only: [
      { group: "config", names: ["eps"], by: "normalise", absent: false, where: [true], neutral: 0 },
      { group: "inputs", names: ["gamma", "beta"], by: "featureMap", where: ["rebased"] },
    ],
  },
  "softmax-attention": { config: [], inputs: [...streamed, "mask"] },
  "matrix-rule": {
    config: ["rule"],
    inputs: [...streamed, "beta"],
    only: [{ group: "inputs", names: ["alpha"], by: "rule", where: ["decay", "gated-delta"] }],
  },
  "infini-attention": { config: ["segment", "delta", "gate"], inputs: streamed },
  miras: {
    config: ["model"],
    inputs: [...streamed, "theta", "alpha", "weights"],
    only: [
      { group: "config", names: ["p", "q"], by: "model", where: ["moneta"] },
      { group: "config", names: ["delta"], by: "model", where: ["yaad"] },
    ],
  },
  omega: {
    config: ["window", "featureMap", "newtonSchulz"],
    inputs: [...streamed, "keep", "eta", "rate", "gamma"],
  },
  mesa: { config: ["lambda"], inputs: [...streamed, "beta", "keep"] },
  "delta-product": { config: [], inputs: [...streamed, "beta", "keep"] },
  kda: { config: [], inputs: [...streamed, "beta", "keep"] },
  continuum: { config: ["periods", "rates", "activation"], inputs: [...streamed, "weights"] },
  "self-modifying": {
    config: ["generated", "etaMax"],
    inputs: ["x", "query", "memory", "key", "value", "eta", "alpha"],
  },
  "erase-delta": { config: [], inputs: [...streamed, "keep", "erase", "write"] },
  "memory-caching": { config: ["segment"], inputs: streamed },
  tnt: { config: ["segment", "chunk"], inputs: [...streamed, "beta"] },
} as const satisfies Readonly<Record<string, Family>>;

export type FamilyName = keyof typeof families;

/** @throws Error naming the first setting or input that the family does not know, or that this case's rule never reads. */
export function assertRead(family: FamilyName, golden: Pick<GoldenCase, "config" | "inputs">): void {
  const { only = [], ...always }: Family = families[family];
  for (const group of ["config", "inputs"] as const) {
    const conditional = only.filter((one) => one.group === group);
    const known = [...always[group], ...conditional.flatMap(({ names }) => names)];
    for (const [name, value] of Object.entries(golden[group])) {
      if (!known.includes(name)) {
        throw new Error(
          `${group}.${visibleLine(name, 40)} is not known; allowed: ${known.filter((one) => isReadBy(golden, conditional, one)).join(", ") || "nothing"}`,
        );
      }
      const rule = conditional.find(({ names }) => names.includes(name));
      if (!rule || value === undefined || value === null || isReadBy(golden, conditional, name)) continue;
      if ("neutral" in rule && value === rule.neutral) continue;
      throw new Error(
        `${group}.${name} is ${shown(value)}, and nothing reads it where config.${rule.by} is ` +
          `${shown(golden.config[rule.by] ?? rule.absent)}; allowed: ${name} where it is ${rule.where.join(" or ")}`,
      );
    }
  }
}

function isReadBy({ config }: Pick<GoldenCase, "config">, conditional: readonly Conditional[], name: string): boolean {
  const rule = conditional.find(({ names }) => names.includes(name));
  return !rule || rule.where.includes(config[rule.by] ?? rule.absent);
}
