// What are the exact numbers? The table twin of every panel, to read, to lock and to take away.

import { useId, useMemo, useState, type ReactElement } from "react";
import type { MatrixQuantity } from "#model/contracts/probe";
import { notify, useExplorer } from "#state/store";
import { panelNames } from "#words/panelNames";
import { tableWords } from "#words/tables";
import { clipboardCells, csvFile } from "#components/panel/csv";
import { Enlarge } from "#components/panel/Enlarge";
import { DataGrid } from "#components/panel/DataGrid";
import { momentOf } from "#components/hooks/moment";
import { hasMemoryPanels } from "#components/panel/NeedsMemory";
import { Message } from "#components/text/Message";
import { saveFile } from "#components/panel/saveFile";
import {
  attentionTable,
  matrixChoices,
  recallTable,
  seriesTable,
  tablePanels,
  weightsTable,
  type Table,
  type TablePanel,
} from "#components/panel/tables";
import { inProse, written } from "#components/text/spelling";
import "./DataTable.css";

const words = tableWords.panel;

export function DataTable(): ReactElement {
  const [panel, setPanel] = useState<TablePanel>("series");
  const [quantity, setQuantity] = useState<MatrixQuantity>("memory");
  const [chosen, setLayer] = useState(0);
  const run = useExplorer((state) => state.run);
  // Series do not change with the cursor, so they do not render with it.
  const moment = useExplorer((state) => (panel === "series" ? null : momentOf(state)));
  const maps = useExplorer((state) => (panel === "attention" && state.maps?.run === state.run?.id ? state.maps : null));
  const layers = moment?.run === run?.id ? (moment?.layers.length ?? 0) : 0;
  const layer = Math.min(chosen, Math.max(0, layers - 1));

  const table = useMemo((): Table | null => {
    if (!run || run.filled === 0) return null;
    if (panel === "series") return seriesTable(run);
    if (!moment || moment.run !== run.id) return null;
    switch (panel) {
      case "recall":
        return recallTable(run, moment);
      case "weights":
        return weightsTable(moment, { layer, quantity });
      case "attention":
        return maps && moment.token >= maps.from && moment.token < maps.from + maps.size
          ? attentionTable(run, moment, maps)
          : null;
      default:
        return panel satisfies never;
    }
  }, [run, moment, maps, panel, layer, quantity]);
  const asker = panel === "series" || !moment || !run ? null : run.tokens.tokens[moment.token];

  return (
    <section aria-label={words.label}>
      <div className="data-table-tools">
        <Choice
          label={words.choosePanel}
          value={panel}
          options={tablePanels
            .filter((id) => hasMemoryPanels(run) || id === "series" || id === "attention")
            .map((id) => ({ value: id, label: words.names[id] }))}
          choose={setPanel}
        />
        {panel === "weights" && (
          <Choice
            label={words.chooseMatrix}
            value={quantity}
            options={matrixChoices.map(({ quantity: value, label }) => ({ value, label }))}
            choose={setQuantity}
          />
        )}
        {panel === "weights" && layers > 1 && (
          <Choice
            label={words.chooseLayer}
            value={String(layer)}
            options={Array.from({ length: layers }, (_, index) => ({ value: String(index), label: `W${index + 1}` }))}
            choose={(value) => setLayer(Number(value))}
          />
        )}
        {asker && moment && (
          <span className="note">
            <Message
              words={words.at}
              places={{ word: <bdi translate="no">{inProse(written(asker))}</bdi>, token: moment.token + 1 }}
            />
          </span>
        )}
        <span className="data-table-take">
          <Enlarge name={panelNames.table} />
          <button disabled={!table} onClick={() => table && void copy(clipboardCells(table))}>
            {words.copy}
          </button>
          <button
            disabled={!table}
            onClick={() => table && saveFile(csvFile(table), `${words.names[panel].toLowerCase()}.csv`)}
          >
            {words.download}
          </button>
        </span>
      </div>
      {table ? (
        <DataGrid
          key={`${panel} ${quantity} ${layer}`}
          table={table}
          label={words.names[panel]}
          columnWidth={panel === "weights" ? 72 : panel === "series" ? 96 : 108}
          headWidth={panel === "weights" ? 56 : 128}
        />
      ) : (
        <p className="note">{run && run.tokens.tokens.length > 0 ? words.nothingRead : words.noText}</p>
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
    notify(words.copied, { of: "screen" });
  } catch {
    notify(words.notCopied);
  }
}
