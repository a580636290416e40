// What does every panel have? A name, a table twin, and a way out of the page: as a picture or as numbers.
// Leaves what is in it to the panel, and how it is drawn into a file to panelPicture.ts.

import { Download } from "lucide-react";
import { useRef, useState, type ReactElement, type ReactNode } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { say } from "../store";
import { DataGrid } from "./DataGrid";
import { downloadPicture, saveFile } from "./panelPicture";
import { csvOf, type Table } from "./tables";
import "./PanelFrame.css";

export function PanelFrame({
  name,
  title = name,
  note,
  tools,
  table,
  className = "",
  children,
}: {
  /** The accessible name. */
  name: string;
  title?: ReactNode;
  note?: ReactNode;
  /** Controls at the right of the name. */
  tools?: ReactNode;
  /** Made when somebody asks for it; null while there is nothing to tell. */
  table: () => Table | null;
  className?: string;
  children: ReactNode;
}): ReactElement {
  const panel = useRef<HTMLElement>(null);
  const [isTable, setTable] = useState(false);
  const shown = isTable ? table() : null;
  const file = name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  function take(kind: string | number): void {
    if (kind === "table") return setTable(!isTable);
    if (kind === "csv") {
      const made = table();
      if (made) saveFile(new Blob([csvOf(made)], { type: "text/csv" }), `${file}.csv`);
      else say(`${name} has no numbers yet.`);
      return;
    }
    if (!panel.current || (kind !== "svg" && kind !== "png")) return;
    downloadPicture(panel.current, { file, kind }).catch((error: unknown) =>
      say(`${name} could not be drawn: ${error instanceof Error ? error.message : String(error)}.`),
    );
  }
  return (
    <section ref={panel} aria-label={name} className={`panel-frame ${className}`}>
      <header className="panel-frame-head">
        <h2 className="panel-name">{title}</h2>
        {note && <span className="note panel-frame-note">{note}</span>}
        <span className="panel-frame-tools" data-export="omit">
          {tools}
          <MenuTrigger>
            <Button className="panel-frame-take" aria-label={`${name}: table and export`}>
              <Download size={14} aria-hidden />
            </Button>
            <Popover placement="bottom end" className="popover">
              <Menu className="menu" aria-label={`${name}: table and export`} onAction={take}>
                <MenuItem id="table">{isTable ? "Show the picture" : "Show as a table"}</MenuItem>
                <MenuItem id="csv">Download CSV</MenuItem>
                <MenuItem id="svg">Download SVG</MenuItem>
                <MenuItem id="png">Download PNG</MenuItem>
              </Menu>
            </Popover>
          </MenuTrigger>
        </span>
      </header>
      {shown ? (
        <DataGrid table={shown} label={`${name}, as a table`} columnWidth={104} headWidth={shown.tokenOf ? 128 : 208} />
      ) : (
        children
      )}
    </section>
  );
}
