// How is a model that was trained in the page kept in a file? As safetensors, with its card among the metadata: what comes back is
// the same model, to the bit. Leaves the format to trained/weights.ts, and what a card's settings mean to trainRecipe.ts.

import { parameterShapes } from "#model/contracts/architecture";
import type { OwnCard, OwnModel, TrainSettings } from "#model/contracts/trainQuestions";
import type { TrainedModel } from "#model/trained/modelFile";
import { readSafetensors, writeSafetensors, type StoredTensors } from "#model/trained/weights";
import { engineWords } from "#words/engine";
import { say } from "#words/say";
import { textsToLookAt } from "./trainLook";
import { trainRecipe } from "./trainRecipe";

const words = engineWords.ownFile;
/** Of the metadata: whose file it is, and which way of writing it. */
const format = "titans-explorer-own/1";

/** What of a card the file says; the rest follows from it. */
interface WrittenCard extends Pick<OwnCard, "training" | "seconds" | "loss"> {
  readonly config: OwnCard["config"];
}

export function writeOwn(
  { training, seconds, loss }: Omit<WrittenCard, "config">,
  parameters: StoredTensors,
): OwnModel {
  const { config } = trainRecipe(training.settings);
  const card: WrittenCard = { training, seconds, loss, config };
  const bytes = writeSafetensors(parameters, { type: "F32", metadata: { format, card: JSON.stringify(card) } });
  return { card: cardOf(card, bytes), bytes, ...readyText(card.training.settings) };
}

/** @throws Error saying in a sentence what of the file is wrong. */
export function readOwn(bytes: Uint8Array<ArrayBuffer>): OwnModel & { model: TrainedModel } {
  let file: ReturnType<typeof readSafetensors>;
  try {
    file = readSafetensors(bytes);
  } catch (cause) {
    throw new Error(say(words.noModel, { why: whyOf(cause) }), { cause });
  }
  const { tensors, metadata } = file;
  if (metadata["format"] !== format) throw new Error(words.notOurs);
  const card = cardOf(readCard(metadata["card"] ?? ""), bytes);
  const shapes = Object.entries(parameterShapes(card.config));
  const odd = shapes.find(([name, { shape }]) => tensors[name]?.shape.join() !== shape.join());
  if (odd) throw new Error(say(words.otherShape, { name: odd[0] }));
  const extra = Object.keys(tensors).length - shapes.length;
  if (extra > 0) throw new Error(say(words.more, { extra }));
  return { card, bytes, ...readyText(card.training.settings), model: { card, parameters: tensors } };
}

/** @throws Error where it is no card, or that of a model which this page would build otherwise. */
function readCard(text: string): WrittenCard {
  let written: Partial<WrittenCard> | null;
  try {
    written = JSON.parse(text) as Partial<WrittenCard> | null;
  } catch (cause) {
    throw new Error(words.noCard, { cause });
  }
  const { training, seconds, loss, config } = written ?? {};
  const { settings, steps, asked, right } = training ?? {};
  const isFigure = (figure: unknown): figure is number => typeof figure === "number" && Number.isFinite(figure);
  if (!settings || ![steps, asked, right, seconds, loss].every(isFigure)) throw new Error(words.noCard);
  const known = knownSettings(settings);
  if (JSON.stringify(trainRecipe(known).config) !== JSON.stringify(config)) throw new Error(words.otherVersion);
  return {
    training: { settings: known, steps: steps!, asked: asked!, right: right! },
    ...{ seconds: seconds!, loss: loss!, config: config! },
  };
}

/** The settings alone, whatever else stands beside them. @throws Error where one of them cannot be. */
function knownSettings(settings: TrainSettings): TrainSettings {
  const { task, mixer, deep, width, layers, rate, thetaMaximum, clip, batch, length, steps, seed } = settings;
  const known = { task, mixer, deep, width, layers, rate, thetaMaximum, clip, batch, length, steps, seed };
  try {
    trainRecipe(known);
  } catch (cause) {
    throw new Error(say(words.settings, { why: whyOf(cause) }), { cause });
  }
  return known;
}

function cardOf({ training, config, seconds, loss }: WrittenCard, bytes: Uint8Array): OwnCard {
  const parameters = Object.values(parameterShapes(config)).reduce(
    (sum, { shape }) => sum + shape.reduce((product, side) => product * side, 1),
    0,
  );
  return {
    ...{ name: "own", title: words.title, departures: [], config, training, seconds, loss, parameters },
    ...{ steps: training.steps, bytes: bytes.length },
    ...{ sha256: "", command: "", evaluation: null, curve: null }, // nothing outside the file speaks of it
  };
}

function readyText(settings: TrainSettings): Pick<OwnModel, "text" | "answers"> {
  const { words: text, answers } = textsToLookAt(settings).fixed;
  return { text, answers: answers.map(({ token, length }) => ({ token, length })) };
}

function whyOf(cause: unknown): string {
  return cause instanceof Error ? cause.message.replace(/^safetensors: /, "") : String(cause);
}
