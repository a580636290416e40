// Where does everything stand? The grid of the page: three columns, two and a rail, or one panel at a time; or Compare.
// Leaves to components/ what each panel shows.

import { Suspense, useEffect, useState, type ReactElement } from "react";
import { fetchedView } from "#components/hooks/fetched";
import { AnswerSheet } from "./AnswerSheet";
import { Front } from "./Front";
import { Header } from "#components/shell/Header";
import { keepFocus } from "#components/hooks/keepFocus";
import { useLayout } from "#components/hooks/layout";
import { Notice } from "#components/shell/Notice";
import { SessionContext } from "#components/hooks/session";
import { Panel } from "#components/panel/Panel";
import { PanelBoundary } from "#components/panel/PanelBoundary";
import { frontPanels as panels } from "#components/explore/frontPanels";
import { SkipLinks } from "#components/shell/SkipLinks";
import { useDroppedTrace } from "#components/shell/TraceFile";
import { sayWholeWords } from "#components/hooks/wholeWords";
import type { Session } from "#state/session";
import { useExplorer } from "#state/store";
import { foldSettings, unfold } from "#state/unfolding";
import { lessonWords } from "#words/lessons";
import { panelNames } from "#words/panelNames";
import { shellWords } from "#words/shell";
import "./App.css";

/** Fetched when they are first asked for: the first screen starts without them, and has the next of them brought ahead. */
const Columns = fetchedView(() => import("./Instrument").then((module) => module.Columns), { ahead: true });
const OnePanel = fetchedView(() => import("./Instrument").then((module) => module.OnePanel), { ahead: true });
const SettingsColumn = fetchedView(() => import("./SettingsColumn").then((module) => module.SettingsColumn));
const SettingsSheet = fetchedView(() => import("./SettingsSheet").then((module) => module.SettingsSheet));
const Compare = fetchedView(() => import("#components/compare/Compare").then((module) => module.Compare));
const Train = fetchedView(() => import("#components/train/Train").then((module) => module.Train));

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
      ) : view === "train" ? (
        <TrainingStage session={session} />
      ) : isFolded ? (
        <>
          <Suspense fallback={null}>{!isPhone && settings && <SettingsColumn />}</Suspense>
          <Front />
          <AnswerSheet />
          <Suspense fallback={null}>
            {isPhone && settings && <SettingsSheet isOpen onOpenChange={(isOpen) => !isOpen && foldSettings()} />}
          </Suspense>
        </>
      ) : (
        <PanelBoundary name={shellWords.fold.instrument}>
          <Suspense fallback={<Fetching>{shellWords.views.fetchingInstrument}</Fetching>}>
            <SessionContext value={session}>
              {isPhone ? (
                <OnePanel areSettingsOpen={areSettingsOpen} openSettings={setSettingsOpen} />
              ) : (
                <Columns isNarrow={layout === "middle"} isSideOpen={isSideOpen} openSide={setSideOpen} />
              )}
            </SessionContext>
          </Suspense>
        </PanelBoundary>
      )}
      {!isCourse && view !== "train" && <Panel of={isFolded ? panels.foot : panels.transport} />}
    </div>
  );
}

function Fetching({ children }: { children: string }): ReactElement {
  return (
    <main className="app-stage">
      <p className="note">{children}</p>
    </main>
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

function TrainingStage({ session }: { session: Session }): ReactElement {
  return (
    <main className="app-stage">
      <PanelBoundary name={shellWords.views.train}>
        <Suspense fallback={<p className="note">{shellWords.views.fetchingTrain}</p>}>
          <Train session={session} />
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
