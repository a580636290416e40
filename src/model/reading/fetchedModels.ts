// Which trained models are here, and what have they read? Each is fetched once, and a text is read once for all of its layers
// and heads: looking at another of them, or at the same text with its memory frozen, reads nothing again.

import type { Forward } from "#model/trained/forward";
import type { LearnedName } from "#model/contracts/models";
import { fetchModel, type Progress, type TrainedModel } from "#model/trained/modelFile";
import type { ModelCard, RunRequest } from "#model/contracts/protocol";
import type { ModelEngine } from "./modelEngine";
import { startTrainedRun, type Run } from "./run";
import { startTrained, type Trained } from "./trained";
import { engineWords } from "#words/engine";

interface Shelf {
  /** @throws Error where it cannot be had. */
  readonly model: (name: LearnedName) => Promise<TrainedModel>;
  /** A run of the chosen layer and head, of what was read last where that is the same. @throws Error where the model cannot be had. */
  readonly start: (
    request: RunRequest,
    onProgress: (progress: Progress) => void,
  ) => Promise<{ readonly run: Run; readonly card: ModelCard }>;
  /** The reading of the same words with the memory frozen, as far as it went. */
  readonly frozenOf: (request: RunRequest, trained: Trained) => Forward;
  /** From now on "own" is this model: whoever asks for it waits until it is there. */
  readonly keepOwn: (model: Promise<TrainedModel>) => void;
}

/** `folder` is the address of the models, with a slash at its end; `engineOf` says what reads a model. */
export function openShelf(folder: string, engineOf: (model: TrainedModel) => Promise<ModelEngine>): Shelf {
  const models = new Map<LearnedName, Promise<TrainedModel>>();
  let last: { readonly of: string; readonly trained: Trained } | null = null;
  let frozen: { readonly of: string; readonly forward: Forward } | null = null;

  function have(name: LearnedName, onProgress: (progress: Progress) => void): Promise<TrainedModel> {
    const known = models.get(name);
    if (known) return known;
    if (name === "own") return Promise.reject(new Error(engineWords.ownFile.none));
    const coming = fetchModel({ name, folder, onProgress });
    models.set(name, coming);
    coming.catch(() => models.delete(name)); // so that it can be tried again
    return coming;
  }

  return {
    model: (name) => have(name, () => {}),
    start: async ({ words, settings, overrides }, onProgress) => {
      const model = await have(settings.model as LearnedName, onProgress);
      const engine = await engineOf(model);
      const of = JSON.stringify([words, { ...settings, layer: 0, head: 0 }, overrides, engine.backend]);
      const { layers, heads } = model.card.config;
      const layer = Math.min(settings.layer, layers) - 1;
      const head = Math.min(settings.head, heads) - 1;
      if (last?.of !== of) {
        last?.trained.forward.close();
        last = { of, trained: startTrained({ model, words, settings, overrides, engine }) };
      }
      return { run: startTrainedRun({ ...last.trained, layer, head }, words), card: model.card };
    },
    frozenOf: ({ words, settings: { model, persistent } }, trained) => {
      // With the memory frozen no gate matters.
      const of = JSON.stringify([words, model, persistent, trained.engine.backend]);
      if (frozen?.of !== of) {
        frozen?.forward.close();
        frozen = { of, forward: trained.again({ frozen: true, floats: Float32Array }) };
      }
      return frozen.forward;
    },
    keepOwn: (model) => {
      const before = models.get("own");
      models.set("own", model);
      // One that cannot be opened takes no other's place.
      model.catch(() => {
        if (models.get("own") !== model) return;
        if (before) models.set("own", before);
        else models.delete("own");
      });
      last?.trained.forward.close();
      frozen?.forward.close();
      [last, frozen] = [null, null]; // of the same name, they may be of the model before
    },
  };
}
