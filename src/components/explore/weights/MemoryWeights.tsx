// What do the weights look like at this token? M, S, ΔM and M − M₀ of one layer, at one cell size, each with its own norm.
// A locked cell is answered by CellWriters.tsx: who wrote this weight?

import { useRef, useState, type ReactElement } from "react";
import { matrixQuantities, type MatrixQuantity } from "#model/contracts/probe";
import { useExplorer } from "#state/store";
import { weightWords } from "#words/maps";
import { panelNames } from "#words/panelNames";
import { say } from "#words/say";
import { CellWriters } from "./CellWriters";
import { cellThatFits } from "#components/chart/matrixCanvas";
import type { Cell } from "#components/hooks/pointer";
import { useEnlarged } from "#components/hooks/enlarged";
import { useLayout } from "#components/hooks/layout";
import { useWidth } from "#components/hooks/useWidth";
import { momentOf } from "#components/hooks/moment";
import { MomentToken } from "#components/panel/MomentToken";
import { PanelExport } from "#components/panel/PanelExport";
import { useRoving } from "#components/hooks/roving";
import { formatNumber } from "#components/text/format";
import { WeightPicture } from "./WeightPicture";
import { fullCell } from "./weightScale";
import "./MemoryWeights.css";

/** A picture grows no higher than this where four stand side by side. */
const tallest = 144;
/** Over and under one of two rows of enlarged pictures. */
const aroundPicture = 90;
const gap = 20;
const fourAcross = 560;
const zoomedCell = 8;

/** The buttons of the four pictures: Tab stops at one of them. */
const pictureControls = [".weight-picture-norm", ".weight-picture-zoom"].join();

export function MemoryWeights(): ReactElement {
  const panel = useRef<HTMLElement>(null);
  const width = useWidth(panel);
  const enlarged = useEnlarged(panel);
  useRoving(panel, pictureControls);
  const shapes = useExplorer(
    (state) =>
      momentOf(state)
        ?.layers.map(({ rows, columns }) => `${rows}×${columns}`)
        .join() ?? "",
  );
  const run = useExplorer((state) => state.run);
  const dimension = useExplorer((state) => state.scene.memory.dimension);
  const locked = useExplorer((state) => (state.locked?.kind === "cell" ? state.locked : null));
  // There its answer lies over the page, with that of the inspector.
  const isOnPhone = useLayout() === "phone";
  const hasSheet = useExplorer(({ scene }) => isOnPhone && scene.view === "explore");
  const [chosen, choose] = useState(0);
  const [pointed, point] = useState<(Cell & { quantity: MatrixQuantity }) | null>(null);
  const [zoomed, zoom] = useState<MatrixQuantity | null>(null);

  const layers = shapes ? shapes.split(",").map((shape) => shape.split("×").map(Number) as [number, number]) : [];
  const layer = Math.min(chosen, Math.max(0, layers.length - 1));
  const cells = layers.reduce((sum, [rows, columns]) => sum + rows * columns, 0);
  const [rows, columns] = layers[layer] ?? [dimension, dimension];
  const across = width >= fourAcross && !enlarged ? 4 : 2;
  const cell = cellThatFits({
    rows,
    columns,
    width: (width - (across - 1) * gap) / across,
    height: enlarged ? enlarged.height / 2 - aroundPicture : across === 4 ? tallest : Infinity,
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
            full={run ? fullCell(quantity, { run, cells }) : 0}
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
          : run && cells > 0
            ? say(weightWords.scale, {
                held: formatNumber(fullCell("memory", { run, cells }), { digits: 3 }),
                done: formatNumber(fullCell("push", { run, cells }), { digits: 3 }),
              })
            : ""}
      </p>
      {locked && !hasSheet && <CellWriters />}
      <PanelExport />
    </section>
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
