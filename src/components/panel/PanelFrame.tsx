// What does every panel have? A name, a table twin, and a way out of the page: as a picture or as numbers.
// Leaves what is in it to the panel, and how it is drawn into a file to panelPicture.ts.

import { Download } from "lucide-react";
import { useRef, useState, type ReactElement, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { say as notify } from "#state/store";
import { say } from "#words/say";
import { shellWords } from "#words/shell";
import { csvFile } from "./csv";
import { DataGrid } from "./DataGrid";
import { fetched } from "./fetched";
import { saveFile } from "./saveFile";
import type { Table } from "./tables";
import "./PanelFrame.css";

const words = shellWords.frame;

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
  const [isTable, setTable] = useState(false);
  const shown = isTable ? table() : null;
  return (
    <section aria-label={name} className={`panel-frame ${className}`} translate="no">
      <header className="panel-frame-head">
        <h2 className="panel-name">{title}</h2>
        {note && <span className="note panel-frame-note">{note}</span>}
        <span className="panel-frame-tools" data-export="omit">
          {tools}
          <PanelTake
            name={name}
            table={table}
            className="panel-frame-take"
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

/**
 * The menu by which a panel leaves the page; the panel is the section it stands in. In a frame of its own it has a place;
 * elsewhere it stands beside the panel and is seen when pointer or focus is there.
 */
export function PanelTake({
  name,
  table,
  className = "panel-take",
  twin = null,
}: {
  /** The panel's accessible name. */
  name: string;
  table: () => Table | null;
  className?: string;
  /** The table in the panel's own place; null where the page has it elsewhere. */
  twin?: { readonly isShown: boolean; readonly toggle: () => void } | null;
}): ReactElement {
  const button = useRef<HTMLButtonElement>(null);
  const [isAsked, ask] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const label = say(twin ? words.tableAndExport : words.export, { name });
  async function take(kind: string | number): Promise<void> {
    const file = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
    if (kind === "table") twin?.toggle();
    else if (kind === "csv") {
      const made = table();
      if (made) saveFile(csvFile(made), `${file}.csv`);
      else notify(say(words.noNumbers, { name }), { of: "screen" });
    } else if (kind === "svg" || kind === "png") {
      try {
        const { downloadPicture } = await fetched(() => import("./panelPicture"));
        await downloadPicture(button.current!.closest("section")!, { file, kind });
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        notify(say(words.notDrawn, { name, why }), { of: "screen" });
      }
    }
  }
  const icon = <Download size={14} aria-hidden />;
  // A page of panels starts without their menus: the first press makes one.
  if (!isAsked) {
    return (
      <button
        type="button"
        className={className}
        data-export="omit"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={false}
        onClick={() => {
          flushSync(() => ask(true));
          button.current?.focus(); // which gets the focus back when the menu closes
          setOpen(true);
        }}
      >
        {icon}
      </button>
    );
  }
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button ref={button} className={className} data-export="omit" aria-label={label}>
        {icon}
      </Button>
      <Popover placement="bottom end" className="popover">
        <Menu autoFocus="first" className="menu" aria-label={label} onAction={(kind) => void take(kind)}>
          {twin && <MenuItem id="table">{twin.isShown ? words.showPicture : words.showTable}</MenuItem>}
          <MenuItem id="csv">{words.csv}</MenuItem>
          <MenuItem id="svg">{words.svg}</MenuItem>
          <MenuItem id="png">{words.png}</MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
