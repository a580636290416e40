// How do the dots come to their new sizes? All of a kind are one path, drawn anew at every frame until they have: as elements of
// their own, hundreds that change at once are styled, laid out and told to the page one by one. Leaves which dots there are to
// answersDrawing.ts.

import { easeSinOut, timer, type Timer } from "d3";
import type { Mark } from "#components/chart/keyedMarks";

/** As long as a dot takes to its new size. */
export const growMilliseconds = 250;

/** From the first drawn to the last: what is right lies over what is not. */
const kinds = ["is-other", "is-wrong", "is-right"] as const;

type Kind = (typeof kinds)[number];

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly kind: Kind;
  /** Radius where it began to change and where it goes, and when it began. CSS pixels, milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly begun: number;
}

export type Dots = ReadonlyMap<string, Dot>;

/** The radius of a dot at a time: it changes fast, and then less and less. */
function radiusAt({ from, to, begun }: Dot, now: number): number {
  const share = Math.min(1, Math.max(0, (now - begun) / growMilliseconds));
  return from + (to - from) * easeSinOut(share);
}

/**
 * The dots that are wanted now: a new one grows from nothing, one that goes to another size goes there from the size it has come
 * to. `isAtOnce`: all have their size, since the next comes before it is reached, or a reader wants nothing to move.
 */
export function dotsFrom(
  before: Dots,
  marks: readonly Mark[],
  { now, isAtOnce }: { now: number; isAtOnce: boolean },
): Dots {
  return new Map(
    marks.map(({ key, attributes }) => {
      const to = Number(attributes.r);
      const place = { x: Number(attributes.cx), y: Number(attributes.cy), kind: attributes.class as Kind, to };
      const old = before.get(key);
      if (isAtOnce) return [key, { ...place, from: to, begun: now }];
      if (old?.to === to) return [key, { ...place, from: old.from, begun: old.begun }];
      return [key, { ...place, from: old ? radiusAt(old, now) : 0, begun: now }];
    }),
  );
}

/** The dots of each kind as one path, and whether any has still to change. */
export function pathsAt(dots: Dots, now: number): { readonly paths: Readonly<Record<Kind, string>>; isDone: boolean } {
  const paths: Record<Kind, string> = { "is-other": "", "is-wrong": "", "is-right": "" };
  let isDone = true;
  for (const dot of dots.values()) {
    const r = rounded(radiusAt(dot, now));
    if (dot.from !== dot.to && now < dot.begun + growMilliseconds) isDone = false;
    paths[dot.kind] +=
      `M${rounded(dot.x)} ${rounded(dot.y)}m${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
  }
  return { paths, isDone };
}

interface Drawn {
  dots: Dots;
  /** Draws on until the last has its size; null where all have. */
  growth: Timer | null;
}

const kept = new WeakMap<SVGGElement, Drawn>();

export function drawDots(group: SVGGElement, marks: readonly Mark[], { isAtOnce }: { isAtOnce: boolean }): void {
  const drawn: Drawn = kept.get(group) ?? { dots: new Map(), growth: null };
  kept.set(group, drawn);
  drawn.growth?.stop();
  drawn.growth = null;
  const now = performance.now();
  drawn.dots = dotsFrom(drawn.dots, marks, { now, isAtOnce });
  if (drawAt(group, drawn.dots, now)) return;
  const growth = timer(() => {
    if (!drawAt(group, drawn.dots, performance.now()) && group.isConnected) return;
    growth.stop();
    drawn.growth = null;
  });
  drawn.growth = growth;
}

/** Returns whether all have their size. */
function drawAt(group: SVGGElement, dots: Dots, now: number): boolean {
  const { paths, isDone } = pathsAt(dots, now);
  kinds.forEach((kind, index) => {
    const path = group.children[index] ?? group.appendChild(pathOf(kind));
    if (path.getAttribute("d") !== paths[kind]) path.setAttribute("d", paths[kind]);
  });
  return isDone;
}

function pathOf(kind: Kind): SVGPathElement {
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("class", kind);
  return path;
}

function rounded(length: number): number {
  return Math.round(100 * length) / 100;
}
