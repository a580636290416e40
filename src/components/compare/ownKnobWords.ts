// What is each setting called that only compared memories have, and what does it do? Leaves its range to compareScene.ts.

import type { OwnKnobs } from "#model/contracts/comparedMemory";
import { translatedFields } from "#words/translate";

export const ownKnobWords: Readonly<Record<keyof OwnKnobs, { readonly label: string; readonly sentence: string }>> =
  translatedFields("ownNumbers", ["label", "sentence"], {
    segment: { label: "Segment C", sentence: "tokens a segment" },
    gate: { label: "Gate", sentence: "σ(gate) of a read comes from the memory" },
    gamma: { label: "Scale γ", sentence: "of ReBased’s normalised keys" },
    beta: { label: "Shift β", sentence: "moves the square’s lowest point" },
    p: { label: "Power p", sentence: "of the ℓₚ bias" },
    q: { label: "Norm q", sentence: "of the Lq retention" },
    delta: { label: "Bend δ", sentence: "where Huber’s loss goes straight" },
    past: { label: "Past m", sentence: "tokens whose errors Omega and Atlas mend at every token" },
    ridge: { label: "Ridge λ", sentence: "of Mesa’s least squares" },
    subSteps: { label: "Steps n_h", sentence: "writes a token of DeltaProduct" },
    erase: { label: "Erase share", sentence: "how hard a write erases, in shares of how hard it adds" },
    levels: { label: "Levels", sentence: "of the continuum memory, and of Hope" },
    slowdown: { label: "Slowdown", sentence: "each level is written so many times more rarely than the one before" },
    sharpen: {
      label: "Keys at length √d",
      sentence: "for softmax and similar memories, to which unit keys all look alike",
    },
    products: { label: "Products", sentence: "Omega and Atlas also see products of a key’s coordinates" },
    orthogonal: { label: "Muon", sentence: "Atlas writes in all directions of its momentum alike" },
    ownKeys: {
      label: "Writes its keys",
      sentence: "the self-modifying memory learns how keys are made, and so does Hope",
    },
    ownValues: { label: "Writes its values", sentence: "the same of values" },
    ownRates: { label: "Writes its rates", sentence: "the same of how hard it writes" },
    ownGates: { label: "Writes its gates", sentence: "the same of how much it keeps" },
    projects: {
      label: "Erases first",
      sentence: "each of its writes takes out what was stored at the key, beside mending the error there",
    },
  });
