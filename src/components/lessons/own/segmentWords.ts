// What does the picture of a text in segments say?

import { translated } from "#words/translate";

export const segmentWords = translated("segments", {
  over: "Segment {n}: over",
  reading: "Segment {n}: being read",
  later: "Segment {n}: to come",
});
