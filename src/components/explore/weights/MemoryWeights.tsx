// What do the weights look like at this token? M, S, ΔM and M − M₀ of one layer, at one cell size, each with its own norm.
// A locked cell is answered by CellWriters.tsx: who wrote this weight?

import { ZoomIn, ZoomOut } from "lucide-react";
import { useId, useRef, useState, type ReactElement } from "react";
import { matrixQuantities, probe, type MatrixQuantity, type TokenQuantity } from "#model/contracts/probe";
import { light, lock, useExplorer } from "#state/store";
import { weightWords } from "#words/maps";
import { panelNames } from "#words/panelNames";
import { say } from "#words/say";
import { CellWriters } from "./CellWriters";
import { cellThatFits } from "#components/chart/matrixCanvas";
import { largestOf } from "#components/chart/matrixPixels";
import { SignedMatrix } from "#components/chart/SignedMatrix";
import type { Cell } from "#components/hooks/pointer";
import { useWidth } from "#components/hooks/useWidth";
import { writeText } from "#components/hooks/cursor";
import { formatNumber } from "#components/text/format";
import { momentOf, useMoment } from "#components/hooks/moment";
import { MomentToken } from "#components/panel/MomentToken";
import { PanelExport } from "#components/panel/PanelExport";
import { useRoving } from "#components/hooks/roving";
import "./MemoryWeights.css";

/** A picture grows no higher than this where four stand side by side. */
const tallest = 144;
const gap = 20;
const fourAcross = 560;
const zoomedCell = 8;

/** A linear memory has one layer, whose norm is the token's own number. */
const normOf: Readonly<Record<MatrixQuantity, TokenQuantity>> = {
  memory: "weightNorm",
  push: "momentum",
  change: "update",
  fromStart: "drift",
};

/** The buttons of the four pictures: Tab stops at one of them. */
const pictureControls = [".weight-picture-norm", ".weight-picture-zoom"].join();

export function MemoryWeights(): ReactElement {
  const panel = useRef<HTMLElement>(null);
  const width = useWidth(panel);
  useRoving(panel, pictureControls);
  const shapes = useExplorer(
    (state) =>
      momentOf(state)
        ?.layers.map(({ rows, columns }) => `${rows}×${columns}`)
        .join() ?? "",
  );
  const dimension = useExplorer((state) => state.scene.memory.dimension);
  const locked = useExplorer((state) => (state.locked?.kind === "cell" ? state.locked : null));
  const [chosen, choose] = useState(0);
  const [pointed, point] = useState<(Cell & { quantity: MatrixQuantity }) | null>(null);
  const [zoomed, zoom] = useState<MatrixQuantity | null>(null);

  const layers = shapes ? shapes.split(",").map((shape) => shape.split("×").map(Number) as [number, number]) : [];
  const layer = Math.min(chosen, Math.max(0, layers.length - 1));
  const [rows, columns] = layers[layer] ?? [dimension, dimension];
  const across = width >= fourAcross ? 4 : 2;
  const cell = cellThatFits({
    rows,
    columns,
    width: (width - (across - 1) * gap) / across,
    height: across === 4 ? tallest : Infinity,
  });

  return (
    <section aria-label={panelNames.weights} className="memory-weights" ref={panel}>
      <MomentToken />
      {layers.length > 1 && <LayerPicker count={layers.length} chosen={layer} choose={choose} />}
      <div
        className="memory-weights-pictures"
        style={{ gridTemplateColumns: `repeat(${across}, auto)`, columnGap: gap }}
      >
        {matrixQuantities.map((quantity) => (
          <WeightPicture
            key={quantity}
            quantity={quantity}
            layer={layer}
            rows={rows}
            columns={columns}
            cell={zoomed === quantity ? Math.max(zoomedCell, cell) : cell}
            zoomed={zoomed === quantity}
            room={width}
            single={layers.length === 1}
            pointed={pointed && pointed.row < rows && pointed.column < columns ? pointed : null}
            locked={locked?.quantity === quantity && locked.layer === layer ? locked : null}
            onPoint={(at) => point(at && { ...at, quantity })}
            onZoom={({ leave }) => {
              if (leave && zoomed !== quantity) return false;
              zoom(leave || zoomed === quantity ? null : quantity);
              return true;
            }}
          />
        ))}
      </div>
      <p className="note memory-weights-cell" aria-live="polite">
        {pointed
          ? say(cellWords({ layer, count: layers.length }), { row: pointed.row + 1, column: pointed.column + 1 })
          : ""}
      </p>
      {locked && <CellWriters />}
      <PanelExport />
    </section>
  );
}

function WeightPicture({
  quantity,
  layer,
  rows,
  columns,
  cell,
  zoomed,
  room,
  single,
  pointed,
  locked,
  onPoint,
  onZoom,
}: {
  quantity: MatrixQuantity;
  layer: number;
  rows: number;
  columns: number;
  cell: number;
  zoomed: boolean;
  /** How wide a zoomed picture may be, in CSS pixels. */
  room: number;
  single: boolean;
  pointed: (Cell & { quantity: MatrixQuantity }) | null;
  locked: Cell | null;
  onPoint: (cell: Cell | null) => void;
  onZoom: (event: { readonly leave: boolean }) => boolean;
}): ReactElement {
  const { plain, name, hue } = probe[quantity];
  const caption = useId();
  const norm = useRef<HTMLElement>(null);
  const number = useRef<HTMLSpanElement>(null);
  const [atStart, setAtStart] = useState(false);
  const lit = useExplorer((state) => state.lit === quantity || state.lit === normOf[quantity]);

  useMoment((moment) => {
    const shown = moment?.layers[layer];
    writeText(norm.current, shown ? formatNumber(shown.norms[quantity]) : "–");
    if (quantity === "fromStart") setAtStart(shown !== undefined && sameNumbers(shown.matrices));
    if (!number.current) return;
    const values = shown?.matrices[quantity];
    const value = pointed && values?.[pointed.row * columns + pointed.column];
    const text = !values
      ? ""
      : typeof value === "number"
        ? `(${pointed!.row + 1}, ${pointed!.column + 1}) ${formatNumber(value, { digits: 4 })}`
        : say(weightWords.largest, { value: formatNumber(largestOf(values), { digits: 3 }) });
    writeText(number.current, text);
  });

  return (
    <figure
      aria-label={`${plain} ${name.toLowerCase()}`}
      className={`weight-picture${lit ? " is-lit" : ""}${zoomed ? " is-zoomed" : ""}`}
      style={{ ["--picture-width" as string]: `${columns * cell}px`, maxWidth: room }}
      onPointerEnter={() => light(quantity)}
      onPointerLeave={() => light(null)}
    >
      <figcaption style={{ color: `var(--${hue}-text)` }}>
        <span className="weight-picture-symbol">{plain}</span>
        <span className="weight-picture-name">{name.toLowerCase()}</span>
        {single ? (
          <button
            className="weight-picture-norm"
            title={say(weightWords.whySize, { symbol: plain })}
            onClick={() => {
              const moment = momentOf(useExplorer.getState());
              if (moment) lock({ kind: "quantity", quantity: normOf[quantity], token: moment.token });
            }}
          >
            <span className="for-screen-readers">{`${weightWords.size} `}</span>
            <span ref={norm} />
          </button>
        ) : (
          <span ref={norm} className="weight-picture-norm" title={say(weightWords.sizeOfLayer, { symbol: plain })} />
        )}
      </figcaption>
      {atStart ? (
        <p className="note">{weightWords.startedAtZero}</p>
      ) : (
        <div className="weight-picture-scroll">
          <SignedMatrix
            label={say(weightWords.picture, { symbol: plain, name: name.toLowerCase(), rows, columns })}
            describedBy={caption}
            colour={`var(--${hue})`}
            read={(moment) => moment.layers[layer]?.matrices[quantity] ?? null}
            rows={rows}
            columns={columns}
            cell={cell}
            pointed={pointed}
            locked={locked}
            onPoint={onPoint}
            onLock={({ row, column }) => {
              const moment = momentOf(useExplorer.getState());
              if (moment) lock({ kind: "cell", quantity, token: moment.token, layer, row, column });
            }}
            onZoom={onZoom}
          />
        </div>
      )}
      <div className="note weight-picture-caption">
        <span id={caption} ref={number} />
        <button
          className="weight-picture-zoom"
          aria-label={say(weightWords.zoom, { symbol: plain })}
          aria-pressed={zoomed}
          onClick={() => onZoom({ leave: false })}
        >
          {zoomed ? <ZoomOut size={14} /> : <ZoomIn size={14} />}
        </button>
      </div>
    </figure>
  );
}

function LayerPicker({
  count,
  chosen,
  choose,
}: {
  count: number;
  chosen: number;
  choose: (layer: number) => void;
}): ReactElement {
  return (
    <div className="memory-weights-layers" role="group" aria-label={weightWords.layer}>
      {Array.from({ length: count }, (_, layer) => (
        <button key={layer} aria-pressed={layer === chosen} onClick={() => choose(layer)}>
          W<sub>{layer + 1}</sub>
        </button>
      ))}
    </div>
  );
}

/** What a cell connects: a layer's inputs and outputs are components of the key, of the value, or hidden units. */
function cellWords({ layer, count }: { layer: number; count: number }) {
  const { only, first, middle, last } = weightWords.cell;
  if (layer === 0) return count === 1 ? only : first;
  return layer === count - 1 ? last : middle;
}

function sameNumbers({ memory, fromStart }: Readonly<Record<MatrixQuantity, Float32Array>>): boolean {
  return memory.every((value, index) => value === fromStart[index]);
}
