// Where does everything stand? The grid of the page: three columns, two and a rail, or one panel at a time; or Compare.
// Leaves to components/ what each panel shows.

import { Fragment, Suspense, useEffect, useState, type ReactElement } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { DivergedNotice } from "#components/panel/DivergedNotice";
import { Equation } from "#components/explore/equation/Equation";
import { fetchedView } from "#components/panel/fetched";
import { Header } from "#components/shell/Header";
import { Inspector } from "#components/explore/inspector/Inspector";
import { keepFocus } from "#components/hooks/keepFocus";
import { useLayout } from "#components/hooks/layout";
import { NeedsMemory } from "#components/panel/NeedsMemory";
import { NextToken } from "#components/explore/next/NextToken";
import { Notice } from "#components/shell/Notice";
import { PanelBoundary } from "#components/panel/PanelBoundary";
import { PanelTabs, PictureTabs } from "#components/explore/PanelTabs";
import { Rail } from "#components/explore/Rail";
import { Recall } from "#components/explore/recall/Recall";
import { Sentence } from "#components/explore/sentence/Sentence";
import { Settings } from "#components/settings/Settings";
import { SkipLinks } from "#components/shell/SkipLinks";
import { Timeline } from "#components/explore/timeline/Timeline";
import { TokenStrip } from "#components/explore/strip/TokenStrip";
import { useDroppedTrace } from "#components/shell/TraceFile";
import { Transport } from "#components/explore/transport/Transport";
import { sayWholeWords } from "#components/hooks/wholeWords";
import type { Session } from "#state/session";
import { lock, useExplorer } from "#state/store";
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
  const isLocked = useExplorer((state) => state.locked !== null);
  const isTrained = useExplorer(({ scene }) => scene.memory.model !== "untrained");
  const view = useExplorer(({ scene }) => scene.view);
  const isInLesson = useExplorer(({ scene }) => scene.lesson !== null);
  const [isSideOpen, setSideOpen] = useState(false);
  const [areSettingsOpen, setSettingsOpen] = useState(false);
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

  if (view === "compare") {
    return (
      <div className="app" data-view="compare" data-layout={layout}>
        <SkipLinks />
        <Header session={session} onSettings={() => setSettingsOpen(true)} />
        <Notice />
        <main className="app-stage">
          <PanelBoundary name={panelNames.compare}>
            <Suspense fallback={<p className="note">{shellWords.views.fetchingCompare}</p>}>
              <Compare session={session} />
            </Suspense>
          </PanelBoundary>
        </main>
        <PanelBoundary name={panelNames.transport}>
          <Transport />
        </PanelBoundary>
      </div>
    );
  }

  if (view === "lessons" || view === "glossary") {
    return (
      <div
        className="app"
        data-view="lessons"
        data-layout={layout}
        data-in={view === "lessons" && isInLesson ? "lesson" : undefined}
      >
        <SkipLinks />
        <Header session={session} onSettings={() => setSettingsOpen(true)} />
        <Notice />
        <PanelBoundary key={view} name={shellWords.views[view]}>
          <Suspense
            fallback={
              <p className="note">{view === "lessons" ? lessonWords.fetching : shellWords.views.fetchingGlossary}</p>
            }
          >
            {view === "lessons" ? <Lessons session={session} /> : <Glossary />}
          </Suspense>
        </PanelBoundary>
      </div>
    );
  }

  const strip = (
    <PanelBoundary name={panelNames.strip}>
      <TokenStrip />
    </PanelBoundary>
  );
  const sentence = (
    <>
      <PanelBoundary name={panelNames.sentence}>
        <Sentence />
      </PanelBoundary>
      <DivergedNotice />
    </>
  );
  const recall = (
    <PanelBoundary name={panelNames.recall}>
      <NeedsMemory name={panelNames.recall}>
        <Recall />
      </NeedsMemory>
    </PanelBoundary>
  );
  const next = (
    <PanelBoundary name={panelNames.next}>
      <NextToken />
    </PanelBoundary>
  );
  const inspector = (
    <PanelBoundary name={panelNames.inspector}>
      <Inspector />
    </PanelBoundary>
  );
  const settings = (
    <PanelBoundary name={panelNames.settings}>
      <Settings />
    </PanelBoundary>
  );

  return (
    <div className="app" data-layout={layout} data-side={layout === "middle" && isSideOpen ? "open" : undefined}>
      <SkipLinks />
      <Header session={session} onSettings={() => setSettingsOpen(true)} />
      <Notice />
      {layout === "phone" ? (
        <>
          <div className="app-strip" translate="no">
            {strip}
          </div>
          <main className="app-stage" translate="no">
            {sentence}
            <PanelTabs
              recall={
                <>
                  {recall}
                  {!isLocked && inspector}
                </>
              }
            />
          </main>
          {isLocked && (
            <aside className="app-sheet" translate="no">
              <button className="app-sheet-close" onClick={() => lock(null)}>
                {shellWords.close}
              </button>
              {inspector}
            </aside>
          )}
          <ModalOverlay isOpen={areSettingsOpen} onOpenChange={setSettingsOpen} className="app-settings-sheet">
            <Modal>
              <Dialog aria-label={shellWords.settings.sheet}>
                <button className="app-settings-done" onClick={() => setSettingsOpen(false)}>
                  {shellWords.settings.done}
                </button>
                {settings}
              </Dialog>
            </Modal>
          </ModalOverlay>
        </>
      ) : (
        <>
          <div className="app-settings">{settings}</div>
          <main className="app-stage" translate="no">
            {strip}
            {sentence}
            <NeedsMemory name={panelNames.equationAndTimeline}>
              <PanelBoundary name={panelNames.equation}>
                <Equation />
              </PanelBoundary>
              <PanelBoundary name={panelNames.timeline}>
                <Timeline />
              </PanelBoundary>
            </NeedsMemory>
            <PictureTabs />
          </main>
          {layout === "middle" && <Rail isOpen={isSideOpen} onToggle={() => setSideOpen(!isSideOpen)} />}
          {(layout === "wide" || isSideOpen) && (
            <aside className="app-side" translate="no">
              <Fragment key="next">{next}</Fragment>
              {/* A trained model's column is long: the number that was asked about comes into view. */}
              {isTrained && isLocked && <Fragment key="inspector">{inspector}</Fragment>}
              <Fragment key="recall">{recall}</Fragment>
              {!(isTrained && isLocked) && <Fragment key="inspector">{inspector}</Fragment>}
            </aside>
          )}
        </>
      )}
      <PanelBoundary name={panelNames.transport}>
        <Transport />
      </PanelBoundary>
    </div>
  );
}
