// Where does everything stand? The grid of the page: three columns, two and a rail, or one panel at a time; or Compare.
// Leaves to components/ what each panel shows.

import { Suspense, useEffect, useState, type ReactElement } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { DivergedNotice } from "#components/panel/DivergedNotice";
import { fetchedView } from "#components/panel/fetched";
import { Front } from "./Front";
import { FoldSettings } from "#components/shell/FoldSettings";
import { Header } from "#components/shell/Header";
import { keepFocus } from "#components/hooks/keepFocus";
import { useLayout } from "#components/hooks/layout";
import { Notice } from "#components/shell/Notice";
import { Panel, PanelsWithMemory } from "#components/panel/Panel";
import { PanelBoundary } from "#components/panel/PanelBoundary";
import { explorePanels as panels } from "#components/explore/panels";
import { PanelTabs, PictureTabs } from "#components/explore/PanelTabs";
import { Rail } from "#components/explore/Rail";
import { SkipLinks } from "#components/shell/SkipLinks";
import { useDroppedTrace } from "#components/shell/TraceFile";
import { sayWholeWords } from "#components/hooks/wholeWords";
import type { Session } from "#state/session";
import { lock, useExplorer } from "#state/store";
import { foldSettings, unfold } from "#state/unfolding";
import { lessonWords } from "#words/lessons";
import { panelNames } from "#words/panelNames";
import { shellWords } from "#words/shell";
import "./App.css";

/** Fetched when it is first asked for: Explore starts without it. */
const Compare = fetchedView(() => import("#components/compare/Compare").then((module) => module.Compare));

/** The same for lessons, with all of their words. */
const Lessons = fetchedView(() => import("#components/lessons/Lessons").then((module) => module.Lessons));
const Glossary = fetchedView(() => import("#components/lessons/Glossary").then((module) => module.Glossary));

export function App({ session }: { session: Session }): ReactElement {
  const layout = useLayout();
  const isPhone = layout === "phone";
  const view = useExplorer(({ scene }) => scene.view);
  const isInLesson = useExplorer(({ scene }) => scene.lesson !== null);
  const [isSideOpen, setSideOpen] = useState(false);
  const [areSettingsOpen, setSettingsOpen] = useState(false);
  const isFolded = useExplorer(({ scene }) => scene.view === "explore" && !scene.unfolded.includes("instrument"));
  const settings = useExplorer(({ scene }) => scene.unfolded.filter((part) => part !== "instrument").join(" "));
  const openSettings = (): void => {
    if (isPhone && !isFolded) setSettingsOpen(true);
    else for (const part of ["knobs", "text"] as const) unfold(part);
  };
  useDroppedTrace();
  useEffect(keepFocus, []);
  useEffect(sayWholeWords, []);
  useEffect(
    () =>
      // A number that is asked why it is what it is opens the column that answers.
      useExplorer.subscribe(({ locked }, before) => {
        if (locked && locked !== before.locked) setSideOpen(true);
      }),
    [],
  );

  const isExplore = view === "explore";
  const isCourse = view === "lessons" || view === "glossary";
  return (
    <div
      className="app"
      data-view={isExplore ? undefined : isCourse ? "lessons" : view}
      data-layout={layout}
      data-in={view === "lessons" && isInLesson ? "lesson" : undefined}
      data-folded={isFolded || undefined}
      data-settings={(isExplore && !isPhone && settings) || undefined}
      data-side={isExplore && layout === "middle" && isSideOpen ? "open" : undefined}
    >
      <SkipLinks />
      <Header session={session} onSettings={openSettings} />
      <Notice />
      {isCourse ? (
        <Course view={view} session={session} />
      ) : view === "compare" ? (
        <SideBySide session={session} />
      ) : isFolded ? (
        <>
          {!isPhone && settings && <SettingsColumn />}
          <Front />
          <AnswerSheet />
          {isPhone && <SettingsSheet isOpen={settings !== ""} onOpenChange={(isOpen) => !isOpen && foldSettings()} />}
        </>
      ) : isPhone ? (
        <OnePanel areSettingsOpen={areSettingsOpen} openSettings={setSettingsOpen} />
      ) : (
        <Columns isNarrow={layout === "middle"} isSideOpen={isSideOpen} openSide={setSideOpen} />
      )}
      {!isCourse && <Panel of={isFolded ? panels.foot : panels.transport} />}
    </div>
  );
}

function SideBySide({ session }: { session: Session }): ReactElement {
  return (
    <main className="app-stage">
      <PanelBoundary name={panelNames.compare}>
        <Suspense fallback={<p className="note">{shellWords.views.fetchingCompare}</p>}>
          <Compare session={session} text={<Panel of={panels.strip} />} />
        </Suspense>
      </PanelBoundary>
    </main>
  );
}

function Course({ view, session }: { view: "lessons" | "glossary"; session: Session }): ReactElement {
  const fetching = view === "lessons" ? lessonWords.fetching : shellWords.views.fetchingGlossary;
  return (
    <PanelBoundary key={view} name={shellWords.views[view]}>
      <Suspense fallback={<p className="note">{fetching}</p>}>
        {view === "lessons" ? <Lessons session={session} /> : <Glossary />}
      </Suspense>
    </PanelBoundary>
  );
}

/** Explore on a phone: one panel at a time, under the text; settings and inspector lie over it. */
function OnePanel({
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

/** Where no column has room for it, the answer to a press lies over the page. */
function AnswerSheet(): ReactElement | null {
  const kind = useExplorer((state) => state.locked?.kind ?? null);
  if (kind === null) return null;
  return (
    <aside className="app-sheet" translate="no">
      <button className="app-sheet-close" onClick={() => lock(null)}>
        {shellWords.close}
      </button>
      {kind === "cell" && <Panel of={panels.writers} />}
      <Panel of={panels.inspector} />
    </aside>
  );
}

function SettingsSheet({
  isOpen,
  onOpenChange,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}): ReactElement {
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} className="app-settings-sheet">
      <Modal>
        <Dialog aria-label={shellWords.settings.sheet}>
          <button className="app-settings-done" onClick={() => onOpenChange(false)}>
            {shellWords.settings.done}
          </button>
          <Panel of={panels.settings} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The knobs, the text, or both: whichever is unfolded. */
function SettingsColumn(): ReactElement {
  return (
    <div className="app-settings">
      <FoldSettings />
      <Panel of={panels.settings} />
    </div>
  );
}

/** The column beside the stage, from above. A trained model's is long: the number that was asked about comes into view. */
const aside = { usual: ["next", "recall", "inspector"], asked: ["next", "inspector", "recall"] } as const;

/** Explore in three columns; in two and a rail where it is narrow. */
function Columns({
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
