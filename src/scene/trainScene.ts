// What of a training can be shared? All that it follows from, so that a link trains the same model again. Part of a Scene; what a
// link says wrongly is left at its default, with a sentence.

import { baselineMixers, titansMixers, type Mixer } from "#model/contracts/architecture";
import { defaultTrain } from "#model/contracts/trainDefaults";
import { trainLayers, trainRanges, trainTasks, trainWidths, type TrainSettings } from "#model/contracts/trainQuestions";
import { noticeWords } from "#words/notices";
import { say } from "#words/say";
import { asTyped, shorten } from "./linkFields";

const words = noticeWords.link;
const mixers: readonly Mixer[] = [...titansMixers, ...baselineMixers];

/** Which numbers may be turned freely, and which must be whole. */
const numbers = {
  rate: { whole: false },
  thetaMaximum: { whole: false },
  batch: { whole: true },
  length: { whole: true },
  steps: { whole: true },
  seed: { whole: true },
} as const;
const numberIds = Object.keys(numbers) as (keyof typeof numbers)[];

/** No bound on the gradients. */
const noClip = "none";

/** What a link calls them: “seed” alone is the memory's. */
const nameOf = (id: keyof TrainSettings): string => `train${id[0]!.toUpperCase()}${id.slice(1)}`;
export const trainNames: readonly string[] = (Object.keys(defaultTrain) as (keyof TrainSettings)[]).map(nameOf);

/** Writes what differs from `base`. */
export function encodeTrain(train: TrainSettings, base: TrainSettings, parameters: URLSearchParams): void {
  for (const id of Object.keys(defaultTrain) as (keyof TrainSettings)[]) {
    if (train[id] !== base[id]) parameters.set(nameOf(id), train[id] === null ? noClip : String(train[id]));
  }
}

/** What a link says of a training, with `base` where it is silent; what it says wrongly is added to `problems`. */
export function decodeTrain(
  fields: ReadonlyMap<string, string>,
  base: TrainSettings,
  problems: string[],
): TrainSettings {
  function oneOf<Value>(id: keyof TrainSettings, allowed: readonly Value[], otherwise: Value): Value {
    const value = fields.get(nameOf(id));
    const found = allowed.find((candidate) => String(candidate) === value);
    if (value !== undefined && found === undefined)
      problems.push(
        say(words.notOneOf, { name: nameOf(id), value: shorten(value), values: allowed.map(String).join(", ") }),
      );
    return found ?? otherwise;
  }
  function within(id: keyof typeof trainRanges, whole: boolean, otherwise: number): number {
    const value = fields.get(nameOf(id));
    if (value === undefined) return otherwise;
    const [minimum, maximum] = trainRanges[id];
    const number = Number(value);
    if (value.trim() !== "" && number >= minimum && number <= maximum && (!whole || Number.isInteger(number)))
      return number;
    const range = { name: nameOf(id), value: shorten(value), ...asTyped({ minimum, maximum }) };
    problems.push(say(whole ? words.outOfRangeOrNotWhole : words.outOfRange, range));
    return otherwise;
  }
  const turned = Object.fromEntries(numberIds.map((id) => [id, within(id, numbers[id].whole, base[id])]));
  const clip = fields.get(nameOf("clip"));
  return {
    ...base,
    ...(turned as Pick<TrainSettings, keyof typeof numbers>),
    task: oneOf("task", trainTasks, base.task),
    mixer: oneOf("mixer", mixers, base.mixer),
    deep: oneOf("deep", [true, false], base.deep),
    width: oneOf("width", trainWidths, base.width),
    layers: oneOf("layers", trainLayers, base.layers),
    clip: clip === noClip ? null : clip === undefined ? base.clip : within("clip", false, base.clip ?? 1),
  };
}
