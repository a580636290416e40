// What is a panel, to the page that shows it? An entry of a registry: explore/panels.tsx and compare/panels.tsx list them all.
// Wherever a panel stands, it breaks alone, and says where it needs a memory that the reader has not.
// Leaves what it shows to the panel, and how it leaves the page to PanelExport.tsx.

import { createContext, Suspense, type ReactElement } from "react";
import type { Comparison } from "#state/comparison";
import type { Explorer } from "#state/store";
import { NeedsMemory } from "./NeedsMemory";
import { PanelBoundary } from "./PanelBoundary";
import type { Table } from "./tables";

/** What leaves the page by a panel's menu, beside its picture. */
export interface Exported {
  /** The accessible name; the files are called after it. */
  readonly name: string;
  /** Made when somebody asks for it, of what the stores hold then; null while there is nothing to tell. What makes it may be fetched first. */
  readonly table: (explorer?: Explorer, comparison?: Comparison) => Table | null | Promise<Table | null>;
}

export interface PanelEntry {
  /** The accessible name. */
  readonly name: string;
  /** Whether it speaks of a memory: a model without one has a sentence in its place. */
  readonly needsMemory: boolean;
  readonly element: ReactElement;
  /** null where it has none, or each of its parts has its own. */
  readonly table: Exported["table"] | null;
}

/** The panel around an element of it. */
export const AroundPanel = createContext<PanelEntry | null>(null);

export function Panel({ of: panel }: { of: PanelEntry }): ReactElement {
  const { name, needsMemory, element } = panel;
  return (
    <PanelBoundary name={name}>
      <AroundPanel value={panel}>
        {/* Some come when they are first asked for. */}
        <Suspense fallback={null}>{needsMemory ? <NeedsMemory name={name}>{element}</NeedsMemory> : element}</Suspense>
      </AroundPanel>
    </PanelBoundary>
  );
}

/** Panels one below the other: that they need a memory is said once. */
export function PanelsWithMemory({ name, of: panels }: { name: string; of: readonly PanelEntry[] }): ReactElement {
  return (
    <NeedsMemory name={name}>
      {panels.map((panel) => (
        <Panel key={panel.name} of={panel} />
      ))}
    </NeedsMemory>
  );
}
