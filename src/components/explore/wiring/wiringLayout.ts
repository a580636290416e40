// Where does a wiring stand at this width? Boxes, rounded right-angled ways and room for their labels, in pixels.
// Where there is width the information goes to the right; where there is none, down. Leaves what is joined to wirings.ts.

import type { TitansMixer } from "#model/contracts/architecture";
import { memoryParts, partIds, wirings, type End, type PartId, type Wire } from "./wirings";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** By its middle. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Route {
  readonly wire: Wire;
  readonly points: readonly Point[];
  /** Where its share is written; null of what needs none. */
  readonly label: Box | null;
}

export interface WiringLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: Readonly<Record<PartId, Box>>;
  /** Round the write side, the memory and the read side: one thing. */
  readonly memory: Box;
  readonly routes: readonly Route[];
}

/** From this width on the information goes to the right. */
const lyingWidth = 620;
const widestLying = 860;
const boxHeight = 38;
const margin = 10;
const steps = 6;
/** Of "100 %" in bold 12. */
const labelSize = { width: 36, height: 16 };

function boxWidth(part: PartId): number {
  return part === "write" || part === "read" ? 58 : part === "gate" ? 64 : 76;
}

export function layoutWiring({ variant, width }: { variant: TitansMixer; width: number }): WiringLayout {
  const { places, parts, wires } = wirings[variant];
  const isLying = width >= lyingWidth;
  const reach = boxWidth("tokens");
  const along = isLying ? (Math.min(width, widestLying) - reach - 2) / steps : 60;
  const across = isLying ? 80 : Math.min(180, (width - reach - margin - 2) / 2);
  const start = isLying
    ? { along: reach / 2 + 1, across: margin + boxHeight / 2 }
    : { along: boxHeight / 2 + 1, across: 0 };
  const left = isLying ? 0 : (width - margin) / 2 - across; // the first lane, where lanes stand side by side
  const at = (place: { along: number; across: number }): Point => {
    const [u, v] = [start.along + place.along * along, start.across + left + place.across * across];
    return isLying ? { x: u, y: v } : { x: v, y: u };
  };
  const boxes = Object.fromEntries(
    partIds.map((part) => [part, { ...at(places[part]), width: boxWidth(part), height: boxHeight }]),
  ) as Record<PartId, Box>;

  const height = isLying ? 2 * across + boxHeight + 2 * margin : steps * along + boxHeight + 2;
  const memory = around(memoryParts.map((part) => boxes[part]));
  const ways = wires.map((wire) => ({ wire, points: wayOf(wire, { boxes, isLying, at }) }));
  const taken: Box[] = parts.map((part) => boxes[part]);
  const routes = ways.map(({ wire, points }): Route => {
    if (wire.carries.length === 0 || wire.from.part === "memory") return { wire, points, label: null };
    const others = ways.filter((other) => other.wire !== wire).flatMap((other) => segmentsOf(other.points));
    const label = roomFor(points, { taken, others, width, height });
    taken.push(label);
    return { wire, points, label };
  });
  return { width, height, boxes, memory, routes };
}

function around(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map(({ x, width }) => x - width / 2)) - margin;
  const right = Math.max(...boxes.map(({ x, width }) => x + width / 2)) + margin;
  const top = Math.min(...boxes.map(({ y, height }) => y - height / 2)) - margin;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height / 2)) + margin;
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}

/** From side to side in right angles. */
function wayOf(
  { from, to, bends }: Wire,
  {
    boxes,
    isLying,
    at,
  }: {
    boxes: Readonly<Record<PartId, Box>>;
    isLying: boolean;
    at: (place: { along: number; across: number }) => Point;
  },
): Point[] {
  const [first, last] = [portOf(boxes[from.part], from, isLying), portOf(boxes[to.part], to, isLying)];
  const leavesAlong = from.side === "before" || from.side === "after";
  let axis: "x" | "y" = leavesAlong === isLying ? "x" : "y";
  const points: Point[] = [first];
  const go = (coordinate: number): void => {
    const here = points.at(-1)!;
    if (Math.abs(here[axis] - coordinate) > 0.5) points.push({ ...here, [axis]: coordinate });
    axis = axis === "x" ? "y" : "x";
  };
  for (const bend of bends) {
    const isAlong = (axis === "x") === isLying;
    go(at(isAlong ? { along: bend, across: 0 } : { along: 0, across: bend })[axis]);
  }
  go(last[axis]);
  go(last[axis]);
  return points;
}

function portOf({ x, y, width, height }: Box, { side, offset }: End, isLying: boolean): Point {
  const sign = side === "before" || side === "above" ? -1 : 1;
  const isAlong = side === "before" || side === "after";
  return isAlong === isLying
    ? { x: x + (sign * width) / 2, y: y + offset * height }
    : { x: x + offset * width, y: y + (sign * height) / 2 };
}

export function segmentsOf(points: readonly Point[]): Box[] {
  return points.slice(1).map((to, index) => {
    const from = points[index]!;
    return {
      ...{ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 },
      ...{ width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y) },
    };
  });
}

export function overlap(a: Box, b: Box, gap = 0): boolean {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 + gap && Math.abs(a.y - b.y) < (a.height + b.height) / 2 + gap;
}

/** Beside the wire, clear of parts, labels and other wires; else on it, clear of parts and labels. */
function roomFor(
  points: readonly Point[],
  { taken, others, width, height }: { taken: readonly Box[]; others: readonly Box[]; width: number; height: number },
): Box {
  const segments = segmentsOf(points).sort((a, b) => b.width + b.height - a.width - a.height);
  const candidates = (shift: number): Box[] =>
    [0, -0.15, 0.15, -0.3, 0.3, -0.42, 0.42].flatMap((part) =>
      segments.flatMap((segment) =>
        (shift === 0 ? [0] : [-1, 1]).map((side) => {
          const isFlat = segment.width > segment.height;
          const away = side * (shift + (isFlat ? labelSize.height : labelSize.width) / 2);
          return isFlat
            ? { ...labelSize, x: segment.x + part * segment.width, y: segment.y + away }
            : { ...labelSize, x: segment.x + away, y: segment.y + part * segment.height };
        }),
      ),
    );
  const isInside = ({ x, y }: Box): boolean =>
    x >= labelSize.width / 2 &&
    x <= width - labelSize.width / 2 &&
    y >= labelSize.height / 2 &&
    y <= height - labelSize.height / 2;
  const isFree = (label: Box): boolean => isInside(label) && !taken.some((box) => overlap(label, box, 1));
  const isClear = (label: Box): boolean => isFree(label) && !others.some((segment) => overlap(label, segment, 3));
  const beside = candidates(6);
  const on = candidates(0);
  return beside.find(isClear) ?? on.find(isClear) ?? beside.find(isFree) ?? on.find(isFree) ?? on[0]!;
}

const cornerRadius = 7;
export const headLength = 7;

/** The way as a path with round corners, short of its end by its head. */
export function pathOf(points: readonly Point[]): string {
  const shortened = withoutHead(points);
  const last = shortened.length - 1;
  return shortened
    .map((point, index) => {
      if (index === 0) return `M${point.x} ${point.y}`;
      if (index === last) return `L${point.x} ${point.y}`;
      const [before, after] = [shortened[index - 1]!, shortened[index + 1]!];
      const radius = Math.min(cornerRadius, distance(before, point) / 2, distance(point, after) / 2);
      const [begin, finish] = [toward(point, before, radius), toward(point, after, radius)];
      return `L${begin.x} ${begin.y}Q${point.x} ${point.y} ${finish.x} ${finish.y}`;
    })
    .join("");
}

function withoutHead(points: readonly Point[]): Point[] {
  const [before, tip] = points.slice(-2) as [Point, Point];
  return [...points.slice(0, -1), toward(tip, before, Math.min(headLength - 1, distance(before, tip)))];
}

/** `count` points at equal distances, so that two ways of different turns can be blended. */
export function sample(points: readonly Point[], count: number): Point[] {
  const lengths = points.slice(1).map((point, index) => distance(points[index]!, point));
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  let segment = 0;
  let passed = 0;
  return Array.from({ length: count }, (_, index) => {
    const goal = (whole * index) / (count - 1);
    while (segment < lengths.length - 1 && passed + lengths[segment]! < goal) passed += lengths[segment++]!;
    return toward(points[segment]!, points[segment + 1]!, goal - passed);
  });
}

/** In which direction a way arrives, in degrees. */
export function arrival(points: readonly Point[]): number {
  const [before, tip] = points.slice(-2) as [Point, Point];
  return (Math.atan2(tip.y - before.y, tip.x - before.x) * 180) / Math.PI;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function toward(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to);
  const share = whole === 0 ? 0 : length / whole;
  return { x: round(from.x + (to.x - from.x) * share), y: round(from.y + (to.y - from.y) * share) };
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
