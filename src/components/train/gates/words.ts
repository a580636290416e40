// How are the gates said that a model learned?

import { translated } from "#words/translate";

export const gateWords = translated("trainGates", {
  note: "means over held-out texts, each on its own scale",
  names: { theta: "θ writes", eta: "η carries on", alpha: "α forgets" },
  steps: "{steps} steps",
  ofLayer: "{value} · {layer}.{head}",
  ofHead: "{value} · {head}",
  none: "No gates are known yet, or this model has none.",
  three: "layer {layer}, head {head}: θ {theta}, η {eta}, α {alpha}",
  two: "layer {layer}, head {head}: θ {theta}, α {alpha}",
  label: "Mean gates on held-out texts: {gates}.",
  table: { head: "step", place: "layer {layer}, head {head}", part: "mean" },
});
