// How many pairs does a memory hold, by how wide it is? A little map a memory: pairs down, width across, in every cell the share
// that was right. Leaves the training to `npm run evaluate -- --grid`.

import { useRef, type ReactElement } from "react";
import { gridPairs, gridWidths, type GridRow } from "#model/contracts/pairGrid";
import { modelTitles } from "#model/contracts/models";
import { fetchPairGrid, usePairGrid } from "#state/pairGrid";
import { useSeen } from "#components/hooks/seen";
import { PanelFrame } from "#components/panel/PanelFrame";
import { say, sayNumber } from "#words/say";
import { sayEnds, sayShare } from "#words/share";
import { gridSentence } from "./gridSentence";
import { pairGridWords as words } from "./words";
import "./PairGrid.css";

export function PairGrid(): ReactElement {
  const root = useRef<HTMLDivElement>(null);
  useSeen(root, see);
  const { grid, problem } = usePairGrid();
  const rows = grid?.rows ?? [];
  const mixers = [...new Set(rows.map(({ mixer }) => mixer))];
  return (
    <PanelFrame note={words.note}>
      <div ref={root} className="pair-grid">
        {mixers.map((mixer) => (
          <MapOf key={mixer} title={modelTitles[mixer].short} rows={rows.filter((row) => row.mixer === mixer)} />
        ))}
      </div>
      {rows.length > 0 && (
        <p className="note">
          <b>{gridSentence(rows)}</b> {words.cells} {say(words.trained, trainedOf(rows))}{" "}
          {rows.length < mixers.length * gridWidths.length && words.missing}
        </p>
      )}
      {!grid && problem === null && <p className="note">{words.loading}</p>}
      {problem !== null && (
        <p className="note" role="alert">
          {say(words.problem, { problem })}{" "}
          <button className="button" onClick={() => void fetchPairGrid()}>
            {words.again}
          </button>
        </p>
      )}
    </PanelFrame>
  );
}

function see(): void {
  void fetchPairGrid();
}

function trainedOf(rows: readonly GridRow[]): { steps: string; least: string; most: string } {
  const seconds = rows.map(({ seconds }) => seconds);
  return {
    steps: sayNumber(rows[0]!.steps),
    least: sayNumber(Math.min(...seconds)),
    most: sayNumber(Math.max(...seconds)),
  };
}

function MapOf({ title, rows }: { title: string; rows: readonly GridRow[] }): ReactElement {
  return (
    <table>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.pairs}</th>
          {gridWidths.map((width) => (
            <th key={width} scope="col">
              {say(words.width, { width })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {gridPairs.map((pairs) => (
          <tr key={pairs}>
            <th scope="row">{pairs}</th>
            {gridWidths.map((width) => (
              <CellOf key={width} pairs={pairs} row={rows.find((row) => row.width === width)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** As dark as its share is large, and no darker than its words can be read on. */
const darkest = 38;

function CellOf({ row, pairs }: { row: GridRow | undefined; pairs: number }): ReactElement {
  const cell = row?.cells.find((cell) => cell.pairs === pairs);
  if (!cell) return <td>{(row?.brokeAt ?? null) === null ? "–" : words.broke}</td>;
  const { low, high } = sayEnds(cell);
  return (
    <td style={{ background: `color-mix(in srgb, var(--ink) ${darkest * cell.accuracy}%, var(--paper))` }}>
      {sayShare(cell.accuracy)}
      <small>{say(words.span, { low, high })}</small>
    </td>
  );
}
