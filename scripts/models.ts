// Where are the shipped models on disk? Read and checked as the page reads them over the network.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LearnedName } from "#model/contracts/models";
import { readCard, type TrainedModel } from "#model/trained/modelFile";
import { readSafetensors } from "#model/trained/weights";

const folder = join("public", "models");

/** @throws Error where a file is missing, as that of the reader's own model is, or not what it should be. */
export function shippedModel(name: LearnedName): TrainedModel {
  const card = readCard(readFileSync(join(folder, `${name}.json`)), name);
  return { card, parameters: readSafetensors(readFileSync(join(folder, `${name}.safetensors`))).tensors };
}
