// What is drawn of all cues and all words? The same dots as in the picture, on one canvas as large as the room, of the part that is
// scrolled into it. Leaves single dots to overviewPixels.ts.

import { rgb } from "d3";
import { leastAnswer } from "#model/contracts/cues";
import { everyCue, strengthOf, type EveryCue } from "#state/everyAnswer";
import type { EveryAnswer } from "#state/store";
import type { CueText } from "#state/cueAnswers";
import { radiusOf } from "#components/chart/dotArea";
import type { OverviewPlot } from "./overviewLayout";
import { paintDot, type Colour, type Dot, type Pixels } from "./overviewPixels";

export type Kind = "right" | "wrong" | "other" | "replaced" | "old";
type Look = Readonly<Record<Kind, { readonly colour: Colour; readonly opacity: number }>>;

/** From here on a ring is seen as one, and struck; a smaller one is a point, which no weak answer makes smaller still. */
const device = { leastRing: 3, leastPoint: 0.6 } as const; // pixels

/** What was drawn: kinds of dots. */
export function drawOverview(
  canvas: HTMLCanvasElement,
  {
    plot,
    room,
    scrolled,
    ...of
  }: {
    plot: OverviewPlot;
    room: { readonly width: number; readonly height: number };
    /** How far the whole is scrolled. CSS pixels. */
    scrolled: { readonly x: number; readonly y: number };
    text: CueText;
    every: EveryAnswer;
    token: number;
  },
): ReadonlySet<Kind> {
  const ratio = window.devicePixelRatio;
  const [width, height] = [Math.max(1, Math.round(room.width * ratio)), Math.max(1, Math.round(room.height * ratio))];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext("2d")!;
  const image = context.createImageData(width, height);
  const drawn = paintOverview(image, { plot, scrolled, ratio, look: lookOf(canvas), ...of });
  context.putImageData(image, 0, 0);
  return drawn;
}

export function paintOverview(
  into: Pixels,
  {
    plot,
    scrolled,
    ratio,
    look,
    text,
    every,
    token,
  }: {
    plot: OverviewPlot;
    scrolled: { readonly x: number; readonly y: number };
    /** Device pixels a CSS pixel. */
    ratio: number;
    look: Look;
    text: CueText;
    every: EveryAnswer;
    token: number;
  },
): ReadonlySet<Kind> {
  const drawn = new Set<Kind>();
  const first = Math.max(0, Math.floor(scrolled.y / plot.rowHeight) - 1);
  const last = Math.min(text.cues.all.length - 1, Math.ceil((scrolled.y + into.height / ratio) / plot.rowHeight) + 1);
  const answered: EveryCue[] = [];
  for (let cue = first; cue <= last; cue++) {
    const of = everyCue(text, every, { cue, token });
    if (of) answered.push(of);
  }
  const dot = ({ cue }: EveryCue, word: number, strength: number, kind: Kind): Dot => {
    const radius = ratio * radiusOf(plot, { strength, least: leastAnswer });
    const isReplaced = kind === "replaced" || kind === "old";
    return {
      x: ratio * ((word + 0.5) * plot.columnWidth - scrolled.x),
      y: ratio * ((cue + 0.5) * plot.rowHeight - scrolled.y),
      radius: isReplaced ? Math.max(radius, device.leastPoint) : radius,
      ...look[kind],
      isStruck: isReplaced && radius >= device.leastRing,
    };
  };
  const paint = (of: EveryCue, word: number, strength: number, kind: Kind): void => {
    drawn.add(kind);
    paintDot(into, dot(of, word, strength, kind));
  };
  // What tells most comes last.
  for (const of of answered) {
    const { slice, row, right, says, replaced } = of;
    for (let at = slice.begins[row]!; at < slice.begins[row + 1]!; at++) {
      const word = slice.words[at]!;
      const isNamed = word === right || word === says || replaced.includes(word);
      if (!isNamed && text.firstOf[word]! <= token) paint(of, word, slice.strengths[at]!, "other");
    }
  }
  for (const of of answered) {
    const { right, says, replaced } = of;
    for (const word of replaced) paint(of, word, strengthOf(of, word) ?? 0, word === says ? "old" : "replaced");
    if (says !== null && says !== right && !replaced.includes(says))
      paint(of, says, strengthOf(of, says) ?? 0, "wrong");
    const strength = right === null ? 0 : strengthOf(of, right)!;
    if (strength >= leastAnswer) paint(of, right!, strength, "right");
  }
  return drawn;
}

/** Computed, so that forced colours are what is read too. */
function lookOf(canvas: HTMLCanvasElement): Look {
  const { color, outlineColor, caretColor } = getComputedStyle(canvas);
  const colour = (css: string): Colour => {
    const { r, g, b } = rgb(css);
    return [r, g, b];
  };
  const ink = colour(color);
  return {
    right: { colour: colour(outlineColor), opacity: 1 },
    wrong: { colour: ink, opacity: 1 },
    other: { colour: ink, opacity: 0.25 },
    replaced: { colour: colour(caretColor), opacity: 1 },
    old: { colour: ink, opacity: 1 },
  };
}
