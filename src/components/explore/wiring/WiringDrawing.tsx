// How is it wired? LMM, MAC, MAG and MAL as four wirings of the same parts; the way that the chosen token's information took is
// lit. Leaves parts and wires to wirings.ts, and how choosing another moves them to wiringMove.ts.

import { useMemo, useRef, type ReactElement } from "react";
import { titansMixers, type TitansMixer } from "#model/contracts/architecture";
import { useWidth } from "#components/hooks/useWidth";
import { Departures } from "#components/text/Departures";
import { SegmentKnob } from "#components/controls/Knob";
import { PanelExport } from "#components/panel/PanelExport";
import { wiringTable } from "./wiringTable";
import { Message } from "#components/text/Message";
import { panelNames } from "#words/panelNames";
import { say } from "#words/say";
import { sayShare } from "#words/share";
import { wiringWords } from "./words";
import { arrival, headLength, layoutWiring, pathOf, type Route, type WiringLayout } from "./wiringLayout";
import { useMove } from "./wiringMove";
import {
  describeWiring,
  litShares,
  memoryParts,
  partIds,
  pathSentence,
  wirings,
  type PartId,
  type Path,
  type Wire,
} from "./wirings";
import "./WiringDrawing.css";

const options = titansMixers.map((value) => ({ value, label: wirings[value].name }));
const narrowest = 300;

export function Wiring({
  variant,
  onChoose,
  path,
  isOff = false,
  isFrozen = false,
  isWithoutPersistent = false,
  isBrief = false,
  isDeep = false,
}: {
  variant: TitansMixer;
  onChoose: (variant: TitansMixer) => void;
  path: Path | null;
  /** The memory learns nothing of the text: its wires are dark. */
  isOff?: boolean;
  /** The memory answers, and is never written. */
  isFrozen?: boolean;
  isWithoutPersistent?: boolean;
  /** What the paper has otherwise is folded away. */
  isBrief?: boolean;
  /** Whether the memory of what reads is a network. */
  isDeep?: boolean;
}): ReactElement {
  const body = useRef<HTMLDivElement>(null);
  const width = Math.max(narrowest, useWidth(body));
  const layout = useMemo(() => layoutWiring({ variant, width }), [variant, width]);
  const drawing = useMove(variant, layout);
  const { name, fullName, sentence } = wirings[variant];
  const way = isOff ? wiringWords.off : pathSentence(variant, path);
  const off = [isFrozen && !isOff && wiringWords.frozen, isWithoutPersistent && wiringWords.withoutPersistent];
  const found = [way, ...off].filter(Boolean).join(" ");
  const dark: readonly PartId[] = [
    ...(isOff ? memoryParts : isFrozen ? (["write"] as const) : []),
    ...(isWithoutPersistent ? (["persistent"] as const) : []),
  ];
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
        <Message words={wiringWords.about} places={{ name: <b>{name}</b>, fullName, sentence }} />
      </p>
      <div ref={body}>
        <svg
          ref={drawing}
          className="wiring-drawing"
          width={width}
          height={layout.height}
          role="img"
          aria-label={[
            isOff
              ? say(wiringWords.describedOff, { wiring: describeWiring(variant, null) })
              : describeWiring(variant, path),
            ...off,
          ]
            .filter(Boolean)
            .join(" ")}
        >
          <Drawing {...{ variant, layout, path, dark, isFrozen }} />
        </svg>
      </div>
      <p className="note wiring-note">
        {found && <span className="wiring-found">{found} </span>}
        {path && found ? wiringWords.legendLit : wiringWords.legend}
      </p>
      <Departures key={String(isBrief)} of={{ mixer: variant, isDeep }} isOpen={!isBrief} />
      <PanelExport of={{ name: panelNames.wiring, table: () => wiringTable(variant, path) }} />
    </section>
  );
}

function Drawing({
  variant,
  layout,
  path,
  dark,
  isFrozen,
}: {
  variant: TitansMixer;
  layout: WiringLayout;
  path: Path | null;
  /** The parts that are off, with what leads into them and out of them. */
  dark: readonly PartId[];
  isFrozen: boolean;
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
            data-off={dark.includes(wire.from.part) || dark.includes(wire.to.part) || undefined}
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
        const lines = part === "gate" ? [gate] : wiringWords.lines[isFrozen && part === "memory" ? "frozen" : part];
        const turn = turns[part];
        return (
          <g
            key={part}
            data-part={part}
            className={`wiring-part is-${part}`}
            data-absent={!parts.includes(part) || undefined}
            data-off={dark.includes(part) || undefined}
            data-frozen={(isFrozen && part === "memory") || undefined}
            transform={`translate(${x} ${y})`}
          >
            <rect {...{ x: -width / 2, y: -height / 2, width, height }} rx={part === "gate" ? height / 2 : 0} />
            {turn !== undefined && (
              <text className="wiring-turn" x={6 - width / 2 + (part === "gate" ? 3 : 0)} y={4}>
                {turn.join("·")}
              </text>
            )}
            {lines.map((line, index) => (
              <text
                key={index}
                x={turn === undefined ? 0 : 6 * turn.length}
                y={4 + (index - (lines.length - 1) / 2) * 15}
              >
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
  return isMemoryPart(from.part) && isMemoryPart(to.part);
}

function isMemoryPart(part: PartId): boolean {
  return memoryParts.some((inner) => inner === part);
}
