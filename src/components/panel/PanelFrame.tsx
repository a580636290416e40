// What frame does a panel of Compare stand in? A name, controls, a table twin in its place, and a way out of the page.
// Leaves what is in it to the panel, and the way out to PanelExport.tsx.

import { useState, type ReactElement, type ReactNode } from "react";
import { useComparison } from "#state/comparison";
import { useExplorer } from "#state/store";
import { say } from "#words/say";
import { shellWords } from "#words/shell";
import { DataGrid } from "./DataGrid";
import type { Exported } from "./Panel";
import { PanelExport, useExported } from "./PanelExport";
import "./PanelFrame.css";

const words = shellWords.frame;

export function PanelFrame({
  of: own = null,
  title,
  note,
  tools,
  className = "",
  children,
}: {
  /** Of a part of a panel; left out where the frame is the panel's. */
  of?: Exported | null;
  /** The accessible name, where it is left out. */
  title?: ReactNode;
  note?: ReactNode;
  /** Controls at the right of the name. */
  tools?: ReactNode;
  className?: string;
  children: ReactNode;
}): ReactElement {
  const { name, table } = useExported(own);
  const [isTable, setTable] = useState(false);
  // While it is on screen it follows the stores.
  const explorer = useExplorer((state) => (isTable ? state : undefined));
  const comparison = useComparison((state) => (isTable ? state : undefined));
  const made = isTable ? table(explorer, comparison) : null;
  const shown = made instanceof Promise ? null : made; // only Explore's first screen fetches its tables, and has no frames
  return (
    <section aria-label={name} className={`panel-frame ${className}`} translate="no">
      <header className="panel-frame-head">
        <h2 className="panel-name">{title ?? name}</h2>
        {note && <span className="note panel-frame-note">{note}</span>}
        <span className="panel-frame-tools" data-export="omit">
          {tools}
          <PanelExport
            of={own}
            className="panel-frame-tool"
            twin={{ isShown: isTable, toggle: () => setTable(!isTable) }}
          />
        </span>
      </header>
      {shown ? (
        <DataGrid
          table={shown}
          label={say(words.asTable, { name })}
          columnWidth={104}
          headWidth={shown.tokenOf ? 128 : 208}
        />
      ) : (
        children
      )}
    </section>
  );
}
