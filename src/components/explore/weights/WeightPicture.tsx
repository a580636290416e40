// What does one matrix of a layer look like at this token? Its picture with its norm over it, and the pointed cell's number under.

import { ZoomIn, ZoomOut } from "lucide-react";
import { useId, useRef, useState, type ReactElement } from "react";
import { probe, type MatrixQuantity, type TokenQuantity } from "#model/contracts/probe";
import { light, lock, useExplorer } from "#state/store";
import { weightWords } from "#words/maps";
import { say } from "#words/say";
import { largestOf } from "#components/chart/matrixPixels";
import { SignedMatrix } from "#components/chart/SignedMatrix";
import { writeText } from "#components/hooks/cursor";
import { momentOf, useMoment } from "#components/hooks/moment";
import { useBroughtIntoView } from "#components/hooks/inView";
import type { Cell } from "#components/hooks/pointer";
import { formatNumber } from "#components/text/format";

/** A linear memory has one layer, whose norm is the token's own number. */
const normOf: Readonly<Record<MatrixQuantity, TokenQuantity>> = {
  memory: "weightNorm",
  push: "momentum",
  change: "update",
  fromStart: "drift",
};

export function WeightPicture({
  quantity,
  layer,
  rows,
  columns,
  cell,
  full,
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
  /** What a full cell stands for. */
  full: number;
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
  const figure = useRef<HTMLElement>(null);
  useBroughtIntoView(figure, zoomed ? quantity : null);
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
      ref={figure}
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
            full={full}
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

function sameNumbers({ memory, fromStart }: Readonly<Record<MatrixQuantity, Float32Array>>): boolean {
  return memory.every((value, index) => value === fromStart[index]);
}
