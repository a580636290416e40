// How does a panel leave the page? A menu: its numbers as CSV, its picture as SVG or PNG, and its table twin where it has a place.
// Leaves how the picture is drawn into a file to panelPicture.ts, which is fetched when it is first asked for.

import { Download } from "lucide-react";
import { useContext, useRef, type ReactElement } from "react";
import { notify } from "#state/store";
import { say } from "#words/say";
import { shellWords } from "#words/shell";
import { Enlarge } from "./Enlarge";
import { fetched } from "#components/hooks/fetched";
import { FloatingMenu, Opener } from "./Opener";
import { AroundPanel, type Exported } from "./Panel";
import { saveFile } from "./saveFile";
import "./PanelExport.css";

const words = shellWords.frame;

/** As what it leaves, or the table in its place. */
type Kind = "table" | "csv" | "svg" | "png";

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
  const ways = useRef<HTMLSpanElement>(null);
  const label = say(twin ? words.tableAndExport : words.export, { name });
  async function leave(kind: Kind): Promise<void> {
    const file = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
    if (kind === "table") return twin?.toggle();
    try {
      if (kind === "csv") {
        const [{ csvFile }, made] = await Promise.all([fetched(() => import("./csv")), table()]);
        if (made) saveFile(csvFile(made), `${file}.csv`);
        else notify(say(words.noNumbers, { name }), { of: "screen" });
      } else {
        const { downloadPicture } = await fetched(() => import("./panelPicture"));
        await downloadPicture(ways.current!.closest("section")!, { file, kind });
      }
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      notify(say(words.notDrawn, { name, why }), { of: "screen" });
    }
  }
  const kinds = twin ? (["table", "csv", "svg", "png"] as const) : (["csv", "svg", "png"] as const);
  const texts = {
    table: twin?.isShown ? words.showPicture : words.showTable,
    csv: words.csv,
    svg: words.svg,
    png: words.png,
  } as const;
  return (
    <span
      ref={ways}
      className={className === "panel-export" ? "panel-ways is-beside" : "panel-ways"}
      data-export="omit"
    >
      <Opener kind="menu" className={className} name={label} label={<Download size={14} aria-hidden />}>
        {(opened) => (
          <FloatingMenu
            {...opened}
            name={label}
            items={kinds.map((id) => ({ id, text: texts[id] }))}
            choose={(kind) => void leave(kind as Kind)}
          />
        )}
      </Opener>
      {enlarges && <Enlarge name={name} />}
    </span>
  );
}
