// What does a model that is being trained do by now? It reads fixed texts that no step learns: how many answers are right and from
// how far, how open its gates are, how alike its keys, and what it answers to one text. Leaves what is said of it to the page.

import { hasGates, hasMemory, parameterShapes, type ModelConfig } from "#model/contracts/architecture";
import { leastAnswer } from "#model/contracts/cues";
import { uniform } from "#model/contracts/random";
import type {
  MemoryInWords,
  TrainDistance,
  TrainGates,
  TrainKeys,
  TrainLook,
  TrainSettings,
} from "#model/contracts/trainQuestions";
import { cosine, rowOf, type Floats } from "#model/contracts/vectors";
import { idsOf, vocabulary } from "#model/contracts/vocabulary";
import { probabilities } from "#model/reading/expected";
import { startForward, type Forward } from "#model/trained/forward";
import { secondRunInterval, type TextCount } from "#model/trained/interval";
import { isBeyond, reachOf } from "#model/trained/reach";
import { smallTasks } from "#model/trained/tasks/small";
import type { Answer, Sample } from "#model/trained/tasks/task";
import type { StoredTensors } from "#model/trained/weights";
import type { Weights } from "./training";

const heldOutTexts = 24;
/** Answers of the fixed text whose keys are compared. */
const mostNamed = 6;

/** Texts that are read at every look: they come from the task alone, so that all models and seeds are asked the same. */
export interface LookedAt {
  readonly heldOut: readonly Sample[];
  readonly fixed: Sample;
}

export function textsToLookAt({ task, length }: Pick<TrainSettings, "task" | "length">): LookedAt {
  const text = (name: string): Sample => smallTasks[task]({ next: uniform(`look ${task} ${name}`), length });
  return { heldOut: Array.from({ length: heldOutTexts }, (_, at) => text(`held out ${at}`)), fixed: text("fixed") };
}

export function lookAtModel({
  config,
  parameters,
  texts: { heldOut, fixed },
  step,
}: {
  config: ModelConfig;
  parameters: Weights;
  texts: LookedAt;
  step: number;
}): TrainLook {
  const stored = storedOf(config, parameters);
  const read = (sample: Sample, frozen = false): Forward => {
    const forward = startForward({
      config,
      parameters: stored,
      ids: idsOf(sample.words),
      ablation: { frozen },
      traced: false,
    });
    forward.advance(forward.ids.length);
    return forward;
  };
  const distances: Record<number, TrainDistance> = {};
  const gates = new Map<string, MeanGates>();
  const reach = reachOf(config);
  const beyond = { asked: 0, right: 0 };
  let chance = 0;
  const counts = heldOut.map((sample) => {
    const forward = read(sample);
    let right = 0;
    for (const answer of sample.answers) {
      const isRight = saysRight(forward, answer);
      right += Number(isRight);
      if (isBeyond(answer.distance, reach)) {
        beyond.asked++;
        beyond.right += Number(isRight);
      }
      chance += 1 / answer.choices;
      const least = 2 ** Math.floor(Math.log2(answer.distance));
      const bin = distances[least] ?? { least, most: 2 * least - 1, asked: 0, right: 0 };
      distances[least] = { ...bin, asked: bin.asked + 1, right: bin.right + Number(isRight) };
    }
    addGates(gates, forward);
    return { asked: sample.answers.length, right };
  });
  const [asked, right] = [sumOf(counts, "asked"), sumOf(counts, "right")];
  const forward = read(fixed);
  return {
    ...{ step, asked, right, beyond, chance: chance / Math.max(1, asked), reach },
    second: secondRunOf(counts),
    distances: Object.values(distances), // whole numbers as names stand in their order
    gates: [...gates.values()].map(({ theta, eta, alpha, tokens, ...place }) => ({
      ...place,
      ...{ theta: theta / tokens, eta: eta && eta / tokens, alpha: alpha / tokens },
    })),
    keys: keysOf(forward, fixed),
    words: wordsOf(fixed, { live: forward, frozen: hasGates(config.mixer) ? read(fixed, true) : null }),
  };
}

/** A short text may end before it asks. */
function secondRunOf(counts: readonly TextCount[]): TrainLook["second"] {
  const asking = counts.filter(({ asked }) => asked > 0);
  return asking.length === 0 ? { low: 0, high: 1 } : secondRunInterval(asking, { seed: "look" });
}

function sumOf(counts: readonly TextCount[], part: keyof TextCount): number {
  return counts.reduce((sum, count) => sum + count[part], 0);
}

/** The parameters with their shapes, as files and forward passes have them. */
export function storedOf(config: ModelConfig, parameters: Weights): StoredTensors {
  return Object.fromEntries(
    Object.entries(parameterShapes(config)).map(([name, { shape }]) => [name, { shape, data: parameters[name]! }]),
  );
}

/** Whether every token of an answer is the likeliest. */
function saysRight({ logits, ids, config: { vocabulary } }: Forward, { token, length }: Answer): boolean {
  for (let at = token; at < token + length; at++) {
    const row = rowOf(logits, { row: at - 1, width: vocabulary });
    if (row.some((logit) => !(logit <= row[ids[at]!]!))) return false;
  }
  return true;
}

/** Sums over tokens. */
type MeanGates = { -readonly [Name in keyof TrainGates]: TrainGates[Name] } & { tokens: number };

function addGates(gates: Map<string, MeanGates>, { layers, config: { mixer } }: Forward): void {
  layers.forEach(({ memories, matrices }, layer) => {
    const streams = hasMemory(mixer)
      ? memories.map(({ stream: { theta, eta, alpha } }) => ({ theta, eta, alpha }))
      : hasGates(mixer)
        ? matrices.map(({ sequence: { beta, keep } }) => ({
            theta: beta,
            eta: null,
            alpha: keep.map((kept) => 1 - kept),
          }))
        : [];
    streams.forEach(({ theta, eta, alpha }, head) => {
      const name = `${layer} ${head}`;
      const sum = gates.get(name) ?? { layer, head, theta: 0, eta: eta && 0, alpha: 0, tokens: 0 };
      gates.set(name, sum);
      for (let token = 0; token < theta.length; token++) {
        sum.theta += theta[token]!;
        if (eta && sum.eta !== null) sum.eta += eta[token]!;
        sum.alpha += alpha[token]!;
        sum.tokens++;
      }
    });
  });
}

/** null where nothing is told under a key, or the model has none. */
function keysOf({ layers, config: { heads, width } }: Forward, { words, answers }: Sample): TrainKeys | null {
  const named = answers.filter(({ kind }) => kind !== "parity").slice(0, mostNamed);
  if (named.length === 0) return null;
  const places = named.flatMap((answer) => [
    { name: nameOf(words, answer), role: "told" as const, token: answer.token - answer.distance },
    { name: nameOf(words, answer), role: "asked" as const, token: answer.token - 1 },
  ]);
  const size = width / heads;
  const maps = layers.flatMap(({ memories, matrices, attention }, layer) => {
    const apart = [...memories.map(({ stream }) => stream), ...matrices.map(({ sequence }) => sequence)];
    const heads = apart.map(({ keys, queries }) => ({ keys, queries, stride: size, offset: 0 }));
    if (heads.length === 0 && attention) {
      for (let head = 0; head < attention.heads; head++) {
        const { queries, tokens } = attention;
        heads.push({ keys: tokens.keys, queries, stride: width, offset: head * size });
      }
    }
    return heads.map(({ keys, queries, stride, offset }, head) => {
      const rows = places.map(({ role, token }): Floats =>
        (role === "told" ? keys : queries).subarray(token * stride + offset, token * stride + offset + size),
      );
      return { layer, head, ...cosinesOf(places, rows) };
    });
  });
  return maps.length > 0
    ? { names: places.map(({ name }) => name), roles: places.map(({ role }) => role), maps }
    : null;
}

function cosinesOf(
  places: readonly { name: string; role: "told" | "asked" }[],
  rows: readonly Floats[],
): Pick<TrainKeys["maps"][number], "cosines" | "same" | "other"> {
  const count = rows.length;
  const cosines = new Float32Array(count * count);
  const [same, other] = [[] as number[], [] as number[]];
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      const alike = cosine(rows[i]!, rows[j]!);
      cosines[i * count + j] = alike;
      if (places[i]!.role === "asked" && places[j]!.role === "told") {
        (places[i]!.name === places[j]!.name ? same : other).push(alike);
      }
    }
  }
  const mean = (of: readonly number[]): number => of.reduce((sum, one) => sum + one, 0) / Math.max(1, of.length);
  return { cosines, same: mean(same), other: mean(other) };
}

/** What is asked about: the word that names it; of digits those since the last answer. */
function nameOf(words: readonly string[], { token, kind, distance }: Answer): string {
  if (kind === "parity") return words.slice(token - distance, token).join(" ");
  return words[token - (kind === "likes" ? 3 : 2)]!; // "what does ada like ?", and else the one before the question mark
}

function wordsOf(
  { words: text, answers }: Sample,
  { live, frozen }: { live: Forward; frozen: Forward | null },
): MemoryInWords {
  const after = answers.map(({ token }) => token - 1);
  const comes = after.map((token) => text[token + 1]!);
  const chancesOf = (forward: Forward): Float64Array[] => after.map((token) => probabilities(forward, token));
  const [chances, withoutWrites] = [chancesOf(live), frozen && chancesOf(frozen)];
  // Whatever it answers has its column, be it no answer to anything: what is likeliest among them is what the model says.
  const said = [...chances, ...(withoutWrites ?? [])].flatMap((row) =>
    vocabulary.filter((_, word) => row[word]! >= leastAnswer),
  );
  const words = [...new Set([...comes, ...said])];
  const ids = idsOf(words);
  const table = (rows: readonly Float64Array[]): Float32Array =>
    Float32Array.from(rows.flatMap((row) => Array.from(ids, (id) => row[id]!)));
  return {
    ...{ text, words, after: Int32Array.from(after) },
    cues: answers.map((answer) => nameOf(text, answer)),
    comes: Int32Array.from(comes, (word) => words.indexOf(word)),
    live: table(chances),
    frozen: withoutWrites && table(withoutWrites),
    compared: frozen ? "yes" : "never",
  };
}
