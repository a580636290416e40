// What does Explore look like unfolded? Three columns, two and a rail, or on a phone one panel at a time. Fetched with all its panels
// when it is first unfolded. Leaves the grid around it to App.tsx.

import type { ReactElement } from "react";
import { explorePanels as panels } from "#components/explore/panels";
import { PanelTabs, PictureTabs } from "#components/explore/PanelTabs";
import { Rail } from "#components/explore/Rail";
import { DivergedNotice } from "#components/panel/DivergedNotice";
import { Panel, PanelsWithMemory } from "#components/panel/Panel";
import { useExplorer } from "#state/store";
import { panelNames } from "#words/panelNames";
import { AnswerSheet } from "./AnswerSheet";
import { SettingsColumn } from "./SettingsColumn";
import { SettingsSheet } from "./SettingsSheet";

/** Explore on a phone: one panel at a time, under the text; settings and inspector lie over it. */
export function OnePanel({
  areSettingsOpen,
  openSettings,
}: {
  areSettingsOpen: boolean;
  openSettings: (isOpen: boolean) => void;
}): ReactElement {
  return (
    <>
      <div className="app-strip" translate="no">
        <Panel of={panels.strip} />
      </div>
      <main className="app-stage" translate="no">
        <Panel of={panels.sentence} />
        <DivergedNotice />
        <PanelTabs />
      </main>
      <AnswerSheet />
      <SettingsSheet isOpen={areSettingsOpen} onOpenChange={openSettings} />
    </>
  );
}

/** The column beside the stage, from above. A trained model's is long: the number that was asked about comes into view. */
const aside = { usual: ["next", "recall", "inspector"], asked: ["next", "inspector", "recall"] } as const;

/** Explore in three columns; in two and a rail where it is narrow. */
export function Columns({
  isNarrow,
  isSideOpen,
  openSide,
}: {
  isNarrow: boolean;
  isSideOpen: boolean;
  openSide: (isOpen: boolean) => void;
}): ReactElement {
  const hasSettings = useExplorer(({ scene }) => scene.unfolded.some((part) => part !== "instrument"));
  const isAsked = useExplorer(({ scene, locked }) => scene.memory.model !== "untrained" && locked !== null);
  return (
    <>
      {hasSettings && <SettingsColumn />}
      <main className="app-stage" translate="no">
        <Panel of={panels.strip} />
        <Panel of={panels.sentence} />
        <DivergedNotice />
        <PanelsWithMemory name={panelNames.equationAndTimeline} of={[panels.equation, panels.timeline]} />
        <PictureTabs />
      </main>
      {isNarrow && <Rail isOpen={isSideOpen} onToggle={() => openSide(!isSideOpen)} />}
      {(!isNarrow || isSideOpen) && (
        <aside className="app-side" translate="no">
          {aside[isAsked ? "asked" : "usual"].map((id) => (
            <Panel key={id} of={panels[id]} />
          ))}
        </aside>
      )}
    </>
  );
}
