// What does the transport say? Its buttons, the grain of a step, the speed, and where in the text the cursor is.

import { translated } from "#words/translate";

export const transportWords = translated("transport", {
  first: "First",
  firstMeans: "First token (Home)",
  back: "Back",
  backMeans: "Back (←)",
  play: "Play",
  playMeans: "Play (space)",
  pause: "Pause",
  pauseMeans: "Pause (space)",
  forward: "Forward",
  forwardMeans: "Forward (→)",
  last: "Last",
  lastMeans: "Last token (End)",

  position: "{now} of {length}",

  grain: "Grain",
  grains: { substep: "Sub-step", token: "Token", chunk: "Chunk", peak: "Next peak" },

  speed: "<b>{speed}×</b> speed",
  speedMeans: "Press for {next}×",
  engineSpeed: "{rate} tokens/s",
  engineSpeedMeans: "How fast the engine read this text",
});
