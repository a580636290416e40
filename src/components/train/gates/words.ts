// How are the gates said that a model learned?

import { translated } from "#words/translate";

export const gateWords = translated("trainGates", {
  note: "what the outer loop chose for the inner one, on average",
  names: { theta: "θ writes", eta: "η carries on", alpha: "α forgets" },
  ofLayer: "{value} · {layer}.{head}",
  ofHead: "{value} · {head}",
  none: "No gates are known yet, or this model has none.",
  three: "layer {layer}, head {head}: θ {theta}, η {eta}, α {alpha}",
  two: "layer {layer}, head {head}: θ {theta}, α {alpha}",
  label: "Mean gates on held-out texts: {gates}.",
  table: { head: "step", place: "layer {layer}, head {head}", part: "mean" },
});
