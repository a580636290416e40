// What does each memory keep and read? Its state after the cursor's token and its answer as heat maps: filled is +, striped is −, area is size.

import { useEffect, useRef, type ReactElement } from "react";
import { useComparison } from "#state/comparison";
import { useExplorer } from "#state/store";
import type { StateMatrix } from "#model/contracts/comparedMemory";
import { clearCanvas, paintCanvas, useRepaint } from "#components/chart/matrixCanvas";
import { largestOf } from "#components/chart/matrixPixels";
import { MemorySwatch } from "#components/chart/MemorySwatch";
import { useChosen } from "#components/hooks/chosen";
import { storesNothing } from "#state/comparedHolds";
import { keptSentence } from "./keptSentence";
import { memoriesAtCursor } from "./stateTable";
import { folded } from "./foldedMatrix";
import { formatNumber } from "#components/text/format";
import { PanelFrame } from "#components/panel/PanelFrame";
import { compareWords } from "#words/compare";
import { say } from "#words/say";
import "./CompareStates.css";

const words = compareWords.state;

/** Of the largest matrix, in px: a lesson has room for large ones. */
const sides = { compare: 120, lesson: 220 } as const;
/** A vector as flat as its cells are wide could not be seen: it is drawn this often, one below the other. */
const vectorRows = 5;
/** A vector of more numbers than this would be a hairline all the same: it stands upright, in pieces. */
const longestVector = 240;

export function CompareStates(): ReactElement {
  const moments = useComparison((state) => state.moments);
  const chosen = useChosen();
  const shown = memoriesAtCursor(chosen, moments);
  const token = shown[0]?.moment.token ?? -1;
  return (
    <PanelFrame
      title={token < 0 ? words.title : say(words.titleAfter, { token: token + 1 })}
      note={words.note}
      className="compare-states-panel"
    >
      <div className="compare-states">
        {shown[0]?.moment.right && (
          <figure className="compare-state" aria-label={words.right}>
            <figcaption>{words.right}</figcaption>
            <Matrix matrix={shown[0].moment.right} />
          </figure>
        )}
        {shown.map(({ memory, moment }) => (
          <figure key={memory.id} className="compare-state" aria-label={say(words.of, { memory: memory.title })}>
            <figcaption>
              <MemorySwatch memory={memory} /> {memory.title}{" "}
              <span className="note">{keptSentence(memory, moment)}</span>
            </figcaption>
            <div className="compare-state-matrices">
              <Matrix matrix={moment.read} />
              {storesNothing(moment) ? (
                <p className="note">{words.nothing}</p>
              ) : (
                moment.state.map((matrix) => <Matrix key={matrix.name} matrix={matrix} />)
              )}
            </div>
          </figure>
        ))}
      </div>
    </PanelFrame>
  );
}

function Matrix({ matrix }: { matrix: StateMatrix }): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { name, rows, columns } = matrix;
  const values = asFloat32(matrix.data);
  const most = largestOf(values);
  const side = useExplorer(({ scene }) => sides[scene.view === "lessons" ? "lesson" : "compare"]);
  const isUpright = rows === 1 && columns > longestVector;
  const shape = folded(isUpright ? { values, rows: columns, columns: 1 } : { values, rows, columns });
  const cell = Math.min(side / Math.max(1, shape.columns, shape.rows), side / 10);
  const width = Math.max(1, shape.columns * cell);
  const drawnRows = shape.rows === 1 ? vectorRows : shape.rows;
  const height = Math.max(1, drawnRows * cell);
  const paint = (): void => {
    if (!canvas.current) return;
    if (rows === 0) return clearCanvas(canvas.current);
    const drawn = shape.rows === 1 ? repeated(values, vectorRows) : shape.values;
    paintCanvas(canvas.current, {
      values: drawn,
      rows: drawnRows,
      columns: shape.columns,
      largest: most,
      width,
      height,
      kind: "signed",
    });
  };
  useRepaint(canvas, paint);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- `paint` is made of exactly these
  useEffect(paint, [matrix, width, height]);
  const places = { name, rows, columns, most: formatNumber(most) };
  return (
    <div className="compare-state-matrix">
      <canvas ref={canvas} role="img" aria-label={say(words.matrixLabel, places)} style={{ width, height }} />
      <span className="note">{say(words.matrix, places)}</span>
      {shape.pieces > 1 && (
        <span className="note">{say(words.folded, { pieces: shape.pieces, rows: shape.rowsEach })}</span>
      )}
    </div>
  );
}

function asFloat32(data: StateMatrix["data"]): Float32Array {
  return data instanceof Float32Array ? data : Float32Array.from(data);
}

function repeated(vector: Float32Array, times: number): Float32Array {
  const rows = new Float32Array(vector.length * times);
  for (let row = 0; row < times; row++) rows.set(vector, row * vector.length);
  return rows;
}
