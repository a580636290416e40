// What is a picture of the training made of? Marks as plain data, which can be held against the numbers without a page.

import type { Mark } from "#components/chart/keyedMarks";

/** CSS pixels. What comes later lies over what comes before. */
export interface TrainDrawing {
  readonly height: number;
  /** What it shows, in a sentence. */
  readonly label: string;
  readonly rects?: readonly Mark[];
  readonly paths?: readonly Mark[];
  readonly circles?: readonly Mark[];
  readonly texts?: readonly Mark[];
}

/** `at`: where its own 0, 0 lies. */
export function path(key: string, d: string, classes: Classes, at = { x: 0, y: 0 }): Mark {
  return { key, attributes: { d, class: classNames(classes), transform: `translate(${at.x} ${at.y})` } };
}

export function text(
  key: string,
  { x, y, says, className = [], anchor = "start" }: TextPlace & { readonly says: string },
): Mark {
  return { key, attributes: { x, y, class: classNames(className), "text-anchor": anchor }, text: [{ text: says }] };
}

interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly className?: Classes;
  readonly anchor?: "start" | "middle" | "end";
}

/** One class, or several. */
type Classes = string | readonly string[];

function classNames(classes: Classes): string {
  return typeof classes === "string" ? classes : classes.join(" ");
}
