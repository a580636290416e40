// What does every map have? Its name, what it is of, what a row of it says, and its own way out of the page.

import type { ReactElement, ReactNode } from "react";
import type { MapName } from "#model/contracts/protocol";
import { useExplorer } from "#state/store";
import { mapWords } from "#words/maps";
import { PanelExport } from "#components/panel/PanelExport";
import { attentionMapTable } from "./mapTable";

const { names } = mapWords;

export function MapFrame({
  of: map,
  className,
  subtitle,
  row,
  children,
}: {
  of: MapName;
  className: string;
  subtitle: string;
  /** What a row of it says. */
  row: string;
  children: ReactNode;
}): ReactElement {
  const name = names[map];
  return (
    <section aria-label={name} className={className}>
      <h3 className="map-title">
        <span className="panel-name">{name}</span> <span className="note">{subtitle}</span>
      </h3>
      {children}
      <p className="note map-weighs">{row}</p>
      <PanelExport of={{ name, table: () => attentionMapTable(useExplorer.getState(), map) }} enlarges={false} />
    </section>
  );
}
