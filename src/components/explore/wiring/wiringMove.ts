// How does one wiring become another? Parts move and wires are re-routed from where they stand; React has drawn the goal.
// Leaves where everything stands to wiringLayout.ts.

import { easeCubicOut, interpolateNumber, timer } from "d3";
import { useLayoutEffect, useRef, type RefObject } from "react";
import type { TitansMixer } from "#model/contracts/architecture";
import { arrival, pathOf, sample, type Point, type WiringLayout } from "./wiringLayout";

/** Of a move from one wiring to the next. */
const milliseconds = 550;
/** As many points of a way as are blended during it. */
const samples = 40;

interface Standing {
  readonly parts: ReadonlyMap<string, Point>;
  readonly wires: ReadonlyMap<string, readonly Point[]>;
}

function standingOf({ boxes, memory, routes }: WiringLayout): Standing {
  return {
    parts: new Map<string, Point>([...Object.entries(boxes), ["group", memory]]),
    wires: new Map(routes.map(({ wire, points }) => [wire.id, sample(points, samples)])),
  };
}

/** Draws the way from the wiring that stands to the one chosen. React has drawn the chosen one; this holds it back. */
export function useMove(variant: TitansMixer, layout: WiringLayout): RefObject<SVGSVGElement | null> {
  const drawing = useRef<SVGSVGElement>(null);
  const standing = useRef<{ variant: TitansMixer; now: Standing } | null>(null);
  useLayoutEffect(() => {
    const before = standing.current;
    const goal = standingOf(layout);
    const isMove = before && before.variant !== variant && !matchMedia("(prefers-reduced-motion: reduce)").matches;
    standing.current = { variant, now: goal };
    if (!before) return;
    const svg = drawing.current!;
    const draw = (share: number): void => {
      const now = blend(before.now, goal, share);
      standing.current = { variant, now };
      show(svg, { now, layout, before: before.now, share });
    };
    if (!isMove) return draw(1); // a move that was cut short is brought to its end
    draw(0);
    const run = timer((elapsed) => {
      draw(easeCubicOut(Math.min(1, elapsed / milliseconds)));
      if (elapsed >= milliseconds) run.stop();
    });
    return () => run.stop();
  }, [variant, layout]);
  return drawing;
}

function blend(from: Standing, to: Standing, share: number): Standing {
  const between = (a: Point, b: Point): Point => ({
    x: interpolateNumber(a.x, b.x)(share),
    y: interpolateNumber(a.y, b.y)(share),
  });
  return {
    parts: new Map([...to.parts].map(([id, point]) => [id, between(from.parts.get(id) ?? point, point)])),
    wires: new Map(
      [...to.wires].map(([id, points]) => {
        const old = from.wires.get(id) ?? points;
        return [id, points.map((point, index) => between(old[index]!, point))];
      }),
    ),
  };
}

function show(
  svg: SVGSVGElement,
  { now, before, layout, share }: { now: Standing; before: Standing; layout: WiringLayout; share: number },
): void {
  for (const element of svg.querySelectorAll<SVGElement>("[data-part]")) {
    const { x, y } = now.parts.get(element.dataset.part!)!;
    element.setAttribute("transform", `translate(${x} ${y})`);
  }
  for (const { wire, points } of layout.routes) {
    const element = svg.querySelector<SVGElement>(`[data-wire="${wire.id}"]`)!;
    const drawn =
      share < 1
        ? `M${now.wires
            .get(wire.id)!
            .map(({ x, y }) => `${x} ${y}`)
            .join("L")}`
        : pathOf(points);
    const tip = now.wires.get(wire.id)!.at(-1)!;
    element.style.opacity = before.wires.has(wire.id) || share === 1 ? "" : String(share);
    for (const line of element.querySelectorAll(".wiring-halo, .wiring-line")) line.setAttribute("d", drawn);
    element
      .querySelector(".wiring-arrow")!
      .setAttribute("transform", `translate(${tip.x} ${tip.y}) rotate(${arrival(points)})`);
  }
  svg.querySelector<SVGElement>(".wiring-labels")!.style.opacity = share < 1 ? "0" : "";
}
