// How is it wired? LMM, MAC, MAG and MAL as four wirings of the same parts: choosing another moves the parts and re-routes
// the wires; the way that the chosen token's information took is lit. Leaves parts and wires to wirings.ts.

import { easeCubicOut, interpolateNumber, timer } from "d3";
import { useLayoutEffect, useMemo, useRef, type ReactElement } from "react";
import { titansMixers, type TitansMixer } from "#model/contracts/architecture";
import { useWidth } from "#components/hooks/useWidth";
import { Departures } from "#components/text/Departures";
import { SegmentKnob } from "#components/controls/Knob";
import { PanelExport } from "#components/panel/PanelExport";
import { wiringTable } from "./wiringTable";
import { Said } from "#components/text/Said";
import { panelNames } from "#words/panelNames";
import { sayShare } from "#words/share";
import { wiringWords } from "#words/wiring";
import {
  arrival,
  headLength,
  layoutWiring,
  pathOf,
  sample,
  type Point,
  type Route,
  type WiringLayout,
} from "./wiringLayout";
import {
  describeWiring,
  litShares,
  memoryParts,
  partIds,
  pathSentence,
  wirings,
  type Path,
  type Wire,
} from "./wirings";
import "./WiringDrawing.css";

const options = titansMixers.map((value) => ({ value, label: wirings[value].name }));
const narrowest = 300;
/** Of a move from one wiring to the next. */
const milliseconds = 550;
/** As many points of a way as are blended during it. */
const samples = 40;

export function Wiring({
  variant,
  onChoose,
  path,
}: {
  variant: TitansMixer;
  onChoose: (variant: TitansMixer) => void;
  path: Path | null;
}): ReactElement {
  const body = useRef<HTMLDivElement>(null);
  const width = Math.max(narrowest, useWidth(body));
  const layout = useMemo(() => layoutWiring({ variant, width }), [variant, width]);
  const drawing = useMove(variant, layout);
  const { name, fullName, sentence } = wirings[variant];
  const found = pathSentence(variant, path);
  return (
    <section className="wiring" aria-label={panelNames.wiring}>
      <div className="wiring-head">
        <h3 className="panel-name">{wiringWords.question}</h3>
        <SegmentKnob
          label={wiringWords.of}
          meaning={null}
          options={options}
          value={variant}
          onTurn={(value) => onChoose(value as TitansMixer)}
        />
      </div>
      <p className="wiring-sentence">
        <Said words={wiringWords.about} places={{ name: <b>{name}</b>, fullName, sentence }} />
      </p>
      <div ref={body}>
        <svg
          ref={drawing}
          className="wiring-drawing"
          width={width}
          height={layout.height}
          role="img"
          aria-label={describeWiring(variant, path)}
        >
          <Drawing variant={variant} layout={layout} path={path} />
        </svg>
      </div>
      <p className="note wiring-note">
        {found && <span className="wiring-found">{found} </span>}
        {found ? wiringWords.legendLit : wiringWords.legend}
      </p>
      <Departures of={variant} isOpen />
      <PanelExport of={{ name: panelNames.wiring, table: () => wiringTable(variant, path) }} />
    </section>
  );
}

function Drawing({
  variant,
  layout,
  path,
}: {
  variant: TitansMixer;
  layout: WiringLayout;
  path: Path | null;
}): ReactElement {
  const { parts, gate, turns } = wirings[variant];
  const lit = litShares(variant, path);
  const { memory, boxes, routes } = layout;
  return (
    <>
      <rect
        className="wiring-memory"
        {...{ x: -memory.width / 2, y: -memory.height / 2, width: memory.width, height: memory.height }}
        transform={`translate(${memory.x} ${memory.y})`}
        data-part="group"
      />
      {[...routes].sort(byShare(lit)).map(({ wire, points }) => {
        const share = lit.get(wire.id);
        const stroke = strokeOf(share);
        const [tip, wing] = [points.at(-1)!, 3 + stroke / 2];
        return (
          <g
            key={wire.id}
            data-wire={wire.id}
            className={`wiring-wire ${hueOf(wire)} is-${wire.kind}`}
            data-inside={isInside(wire) || undefined}
            data-dim={(lit.size > 0 && share === undefined) || undefined}
          >
            <path className="wiring-halo" d={pathOf(points)} strokeWidth={stroke + 4} />
            <path className="wiring-line" d={pathOf(points)} style={{ strokeWidth: stroke }} />
            <path
              className="wiring-arrow"
              d={`M0 0L${-headLength} ${wing}V${-wing}Z`}
              transform={`translate(${tip.x} ${tip.y}) rotate(${arrival(points)})`}
            />
          </g>
        );
      })}
      {partIds.map((part) => {
        const { x, y, width, height } = boxes[part];
        const lines = part === "gate" ? [gate] : wiringWords.lines[part];
        const turn = turns[part];
        return (
          <g
            key={part}
            data-part={part}
            className={`wiring-part is-${part}`}
            data-absent={!parts.includes(part) || undefined}
            transform={`translate(${x} ${y})`}
          >
            <rect {...{ x: -width / 2, y: -height / 2, width, height }} rx={part === "gate" ? height / 2 : 0} />
            {turn !== undefined && (
              <text className="wiring-turn" x={6 - width / 2 + (part === "gate" ? 3 : 0)} y={4}>
                {turn}
              </text>
            )}
            {lines.map((line, index) => (
              <text key={index} x={turn === undefined ? 0 : 6} y={4 + (index - (lines.length - 1) / 2) * 15}>
                {line}
              </text>
            ))}
          </g>
        );
      })}
      <g className="wiring-labels">
        {routes.map(({ wire, label }) => {
          const share = lit.get(wire.id);
          if (!label || share === undefined || share === null) return null;
          return (
            <text key={wire.id} className={hueOf(wire)} x={label.x} y={label.y + 4}>
              {sayShare(share)}
            </text>
          );
        })}
      </g>
    </>
  );
}

/** Whose hue a wire wears: attention's, the memory's, or the gate's. */
function hueOf({ kind, carries, from }: Wire): string {
  if (kind === "steers") return "is-gate";
  return carries.length > 0 && !carries.includes("memory") && from.part !== "gate" ? "is-attention" : "is-ink";
}

function strokeOf(share: number | null | undefined): number {
  return share === undefined ? 1.25 : share === null ? 2 : 1.5 + 6.5 * share;
}

/** What is lit passes over what is not. */
function byShare(lit: ReadonlyMap<string, number | null>): (a: Route, b: Route) => number {
  const order = ({ wire }: Route): number => strokeOf(lit.get(wire.id));
  return (a, b) => order(a) - order(b);
}

function isInside({ from, to }: Wire): boolean {
  return [from, to].every(({ part }) => memoryParts.some((inner) => inner === part));
}

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
function useMove(variant: TitansMixer, layout: WiringLayout) {
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
