// How are the kernels of simd/assembly/ told what to read, by which rule, and where it lies? By one record in WebAssembly's
// memory, and one a layer. Leaves to memory.simd.ts and memory.inPlace.simd.ts where things lie.

import { activations, layerNormEpsilon, layersOf, type Layer, type MemoryConfig } from "#model/contracts/config";
import { scanColumns } from "#model/contracts/trace";
import type { Floats } from "#model/contracts/vectors";
import type { Simd } from "./simd/instance";

/** Numbers of one layer's record, in the order of simd/assembly/record.ts. */
const layerFields = ["rows", "columns", "inputStride", "stride", "offset", "inputs", "outputs"] as const;

/** Numbers of a call's record, in the order of simd/assembly/record.ts. */
const scanFields = [
  ...["depth", "layers", "chunk", "activation", "residual", "readBefore", "bias", "biasParameter", "anchored"],
  ...["clip", "lossScale", "gain", "normalised", "epsilon"],
  ...["size", "weights", "momentum", "chunkWeights", "initialWeights"],
  ...["position", "count", "from", "keys", "values", "queries", "theta", "eta", "alpha"],
  ...["reads", "loss", "errorNorm", "surprise", "momentumNorm", "alignment", "update", "drift", "weightNorm"],
  ...["guesses", "answersBefore", "answersAfter", "keyInputs", "inputsWidth", "deltas", "deltasWidth", "queryInput"],
  ...["output", "gradient", "sums"],
];
const fieldOf = new Map(scanFields.map((name, index) => [name, index]));
/** `momentum` is the state's. */
const columnFields = scanColumns.map((name) => (name === "momentum" ? "momentumNorm" : name));
const notWhole = new Set(["biasParameter", "clip", "lossScale", "epsilon"]);

const biasKinds: readonly MemoryConfig["bias"]["kind"][] = ["l2", "lp", "huber"];

/** Hands out an address for so many numbers. */
type Take = (numbers: number) => number;

/** A layer, and its rows and columns rounded up to whole vectors. */
type StridedLayer = Layer & { readonly inputStride: number; readonly stride: number };

/** Tokens of one chunk that pass through a layer together, and what there is of each four numbers: as in simd/assembly/record.ts. */
const together = 8;
const slotNumbers = 4 * together;
const frameSlots = 5;
/** Of what all layers share. */
const sumSlots = 7;

/** Width rounded up to whole vectors of four. */
export function strideOf(width: number): number {
  return (width + 3) & ~3;
}

export function stridedLayers(widths: readonly number[]): StridedLayer[] {
  return layersOf(widths).map((layer) => ({
    ...layer,
    inputStride: strideOf(layer.rows),
    stride: strideOf(layer.columns),
  }));
}

/** Where a scan's record lies, and its layers'. */
interface RecordPlace {
  readonly scan: number;
  readonly layers: number;
}

export function takeRecord(take: Take, layers: readonly StridedLayer[]): RecordPlace {
  return { scan: take(scanFields.length), layers: take(layers.length * layerFields.length) };
}

/** Room for the passes of some tokens, forward and backward, which must be zeros at first. */
export function takePass(take: Take, { layers, gain }: { layers: readonly StridedLayer[]; gain: Floats | null }) {
  const width = layers.at(-1)!.stride;
  const frames = (stride: number): number => take((stride / 4) * frameSlots * slotNumbers);
  return {
    layers: layers.map(({ inputStride, stride }) => ({ inputs: frames(inputStride), outputs: frames(stride) })),
    gain: gain ? take(width) : 0,
    normalised: take(width),
    output: take(width),
    gradient: take(width),
    sums: take(sumSlots * slotNumbers),
  };
}

/** Numbers of a state's weights as the kernels have them. */
export function sizeOf(layers: readonly StridedLayer[]): number {
  return layers.reduce((sum, { inputStride, stride }) => sum + inputStride * stride, 0);
}

/** The addresses of the columns of a trace by their fields. */
export function columnAddresses(addressOf: (index: number) => number): Record<string, number> {
  return Object.fromEntries(columnFields.map((name, index) => [name, addressOf(index)]));
}

/** What a scan's record says. Its gain is copied; its position, count and first row are 0. */
export function writeRecord(
  { floats, integers }: Simd,
  record: RecordPlace,
  {
    config,
    layers,
    pass: { layers: rooms, ...pass },
    gain,
    addresses,
    traced,
  }: {
    config: MemoryConfig;
    layers: readonly StridedLayer[];
    pass: ReturnType<typeof takePass>;
    gain: Floats | null;
    /** Of what is carried on, read and left behind; what is missing here is not wanted. */
    addresses: Readonly<Record<string, number>>;
    traced: boolean;
  },
): { set: (field: string, value: number) => void } {
  const { bias } = config;
  const total = (of: "rows" | "columns"): number => layers.reduce((sum, layer) => sum + layer[of], 0);
  const fields: Record<string, number> = {
    ...{ depth: layers.length, layers: record.layers, chunk: config.chunk },
    activation: activations.indexOf(config.activation),
    residual: Number(config.residual),
    readBefore: Number(config.readOrder === "before"),
    bias: biasKinds.indexOf(bias.kind),
    biasParameter: bias.kind === "lp" ? bias.p : bias.kind === "huber" ? bias.delta : 0,
    anchored: Number(config.decay === "initial"),
    clip: config.clip ?? 0,
    lossScale: config.lossScale,
    epsilon: layerNormEpsilon,
    size: sizeOf(layers),
    inputsWidth: traced ? total("rows") : 0,
    deltasWidth: traced ? total("columns") : 0,
    ...pass,
    ...addresses,
  };
  const first = record.scan >> 2;
  scanFields.forEach((name, index) => {
    (notWhole.has(name) ? floats : integers)[first + index] = fields[name] ?? 0;
  });
  let offset = 0;
  layers.forEach(({ rows, columns, inputStride, stride }, index) => {
    const of: Record<string, number> = { rows, columns, inputStride, stride, offset, ...rooms[index]! };
    layerFields.forEach((name, field) => {
      integers[(record.layers >> 2) + index * layerFields.length + field] = of[name]!;
    });
    offset += 4 * inputStride * stride;
  });
  if (gain) floats.set(gain, pass.gain >> 2);
  return { set: (field, value) => (integers[first + fieldOf.get(field)!] = value) };
}
