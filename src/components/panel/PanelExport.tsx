// How does a panel leave the page? A menu: its numbers as CSV, its picture as SVG or PNG, and its table twin where it has a place.
// Leaves how the picture is drawn into a file to panelPicture.ts, which is fetched when it is first asked for.

import { Download } from "lucide-react";
import { useContext, useRef, useState, type ReactElement } from "react";
import { flushSync } from "react-dom";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { notify } from "#state/store";
import { say } from "#words/say";
import { shellWords } from "#words/shell";
import { csvFile } from "./csv";
import { Enlarge } from "./Enlarge";
import { fetched } from "./fetched";
import { AroundPanel, type Exported } from "./Panel";
import { saveFile } from "./saveFile";
import "./PanelExport.css";

const words = shellWords.frame;

/** What leaves the page from here: a part of a panel says its own, a whole panel what its registry lists. */
export function useExported(own: Exported | null): Exported {
  const panel = useContext(AroundPanel);
  if (own) return own;
  if (!panel?.table) throw new RangeError(`Panel ${panel?.name ?? null}: no table to export`);
  return { name: panel.name, table: panel.table };
}

/**
 * The menu by which a panel leaves the page; the panel is the section it stands in. In a frame of its own it has a place;
 * elsewhere it stands beside the panel and is seen when pointer or focus is there.
 */
export function PanelExport({
  of: own = null,
  className = "panel-export",
  twin = null,
  enlarges = true,
}: {
  /** Of a part of a panel; left out where it is the panel that leaves. */
  of?: Exported | null;
  className?: string;
  /** The table in the panel's own place; null where the page has it elsewhere. */
  twin?: { readonly isShown: boolean; readonly toggle: () => void } | null;
  /** Whether what leaves is also what has the stage when it is enlarged; a part leaves that to its panel. */
  enlarges?: boolean;
}): ReactElement {
  const { name, table } = useExported(own);
  const button = useRef<HTMLButtonElement>(null);
  const [isAsked, ask] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const label = say(twin ? words.tableAndExport : words.export, { name });
  async function leave(kind: string | number): Promise<void> {
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
  function makeAndOpen(): void {
    flushSync(() => ask(true));
    button.current?.focus(); // which gets the focus back when the menu closes
    setOpen(true);
  }
  const ways = (menu: ReactElement): ReactElement => (
    <span className={className === "panel-export" ? "panel-ways is-beside" : "panel-ways"} data-export="omit">
      {menu}
      {enlarges && <Enlarge name={name} />}
    </span>
  );
  // A page of panels starts without their menus: the first press makes one.
  if (!isAsked) {
    return ways(
      <button
        type="button"
        className={className}
        data-export="omit"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={false}
        onClick={makeAndOpen}
        onKeyDown={(event) => {
          // The click that a key makes passes for a screen reader's, and the menu then keeps the focus from its first item.
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          makeAndOpen();
        }}
      >
        {icon}
      </button>,
    );
  }
  return ways(
    <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button ref={button} className={className} data-export="omit" aria-label={label}>
        {icon}
      </Button>
      <Popover placement="bottom end" className="popover">
        <Menu autoFocus="first" className="menu" aria-label={label} onAction={(kind) => void leave(kind)}>
          {twin && <MenuItem id="table">{twin.isShown ? words.showPicture : words.showTable}</MenuItem>}
          <MenuItem id="csv">{words.csv}</MenuItem>
          <MenuItem id="svg">{words.svg}</MenuItem>
          <MenuItem id="png">{words.png}</MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>,
  );
}
