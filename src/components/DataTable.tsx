// What are the exact numbers? The table twin of every panel, to read, to lock and to take away.

import { useId, useMemo, useState, type ReactElement } from "react";
import type { MatrixQuantity } from "../model/probe";
import { say, useExplorer } from "../store";
import { DataGrid } from "./DataGrid";
import { momentOf } from "./moment";
import { hasMemoryPanels } from "./NeedsMemory";
import { saveFile } from "./saveFile";
import {
  attentionTable,
  csvOf,
  matrixChoices,
  recallTable,
  seriesTable,
  tablePanels,
  weightsTable,
  type Table,
  type TablePanel,
} from "./tables";
import { inProse, written } from "./spelling";
import "./DataTable.css";

export function DataTable(): ReactElement {
  const [panel, setPanel] = useState<TablePanel>("Series");
  const [quantity, setQuantity] = useState<MatrixQuantity>("memory");
  const [chosen, setLayer] = useState(0);
  const run = useExplorer((state) => state.run);
  // Series do not change with the cursor, so they do not render with it.
  const moment = useExplorer((state) => (panel === "Series" ? null : momentOf(state)));
  const maps = useExplorer((state) => (panel === "Attention" && state.maps?.run === state.run?.id ? state.maps : null));
  const layers = moment?.run === run?.id ? (moment?.layers.length ?? 0) : 0;
  const layer = Math.min(chosen, Math.max(0, layers - 1));

  const table = useMemo((): Table | null => {
    if (!run || run.filled === 0) return null;
    if (panel === "Series") return seriesTable(run);
    if (!moment || moment.run !== run.id) return null;
    switch (panel) {
      case "Recall":
        return recallTable(run, moment);
      case "Memory weights":
        return weightsTable(moment, { layer, quantity });
      case "Attention":
        return maps && moment.token >= maps.from && moment.token < maps.from + maps.size
          ? attentionTable(run, moment, maps)
          : null;
      default:
        return panel satisfies never;
    }
  }, [run, moment, maps, panel, layer, quantity]);
  const asker = panel === "Series" || !moment || !run ? null : run.tokens.tokens[moment.token];

  return (
    <section aria-label="Table" className="data-table">
      <div className="data-table-tools">
        <Choice
          label="Panel"
          value={panel}
          options={tablePanels
            .filter((name) => hasMemoryPanels(run) || name === "Series" || name === "Attention")
            .map((name) => ({ value: name, label: name }))}
          choose={setPanel}
        />
        {panel === "Memory weights" && (
          <Choice
            label="Matrix"
            value={quantity}
            options={matrixChoices.map(({ quantity: value, label }) => ({ value, label }))}
            choose={setQuantity}
          />
        )}
        {panel === "Memory weights" && layers > 1 && (
          <Choice
            label="Layer"
            value={String(layer)}
            options={Array.from({ length: layers }, (_, index) => ({ value: String(index), label: `W${index + 1}` }))}
            choose={(value) => setLayer(Number(value))}
          />
        )}
        {asker && moment && (
          <span className="note">
            at <bdi>{inProse(written(asker))}</bdi> · {moment.token + 1}
          </span>
        )}
        <span className="data-table-take">
          <button disabled={!table} onClick={() => table && void copy(csvOf(table))}>
            Copy as CSV
          </button>
          <button
            disabled={!table}
            onClick={() =>
              table && saveFile(new Blob([csvOf(table)], { type: "text/csv" }), `${panel.toLowerCase()}.csv`)
            }
          >
            Download CSV
          </button>
        </span>
      </div>
      {table ? (
        <DataGrid
          key={`${panel} ${quantity} ${layer}`}
          table={table}
          label={panel}
          columnWidth={panel === "Memory weights" ? 72 : panel === "Series" ? 96 : 108}
          headWidth={panel === "Memory weights" ? 56 : 128}
        />
      ) : (
        <p className="note">
          {run && run.tokens.tokens.length > 0 ? "Nothing is read here yet." : "There is no text to read yet."}
        </p>
      )}
    </section>
  );
}

function Choice<Value extends string>({
  label,
  value,
  options,
  choose,
}: {
  label: string;
  value: Value;
  options: readonly { readonly value: Value; readonly label: string }[];
  choose: (value: Value) => void;
}): ReactElement {
  const id = useId();
  return (
    <span className="data-table-choice">
      <label className="note" htmlFor={id}>
        {label}
      </label>
      <select id={id} value={value} onChange={(event) => choose(event.target.value as Value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say("The table is on the clipboard.");
  } catch {
    say("The browser did not allow copying: use Download CSV instead.");
  }
}
