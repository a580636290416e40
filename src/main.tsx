// Where does the page begin? The linked Scene, or the recorded run at once; then the engine, then the first reading.

// What every room may write comes before the rooms' own sheets, which come with App; paper has the last word.
import "./page/tokens.css";
import "./page/shared.css";
import "./page/marks.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./page/App";
import { fetchAhead, fetched } from "./components/hooks/fetched";
import { PanelBoundary } from "./components/panel/PanelBoundary";
import { fitPaper } from "./page/paper";
import { takeOver } from "./page/takeOver";
import { surviveTranslation } from "./page/translation";
import "./page/print.css";
import { followLink, openLink } from "./state/link";
import { readOnByItself } from "./state/opening";
import { openSession, showRecorded } from "./state/session";
import { notify, useExplorer } from "./state/store";
import { noticeWords } from "./words/notices";
import { backends } from "./model/contracts/protocol";
import { shellWords } from "./words/shell";
import { locale } from "./words/translate";

surviveTranslation();
fitPaper();
document.documentElement.lang = locale;
document.title = shellWords.title;
const isLinked = location.hash.length > 1;
openLink(location.hash, { remember: false });
showRecorded();
if (!isLinked) readOnByItself();
const isFirst = !isLinked && useExplorer.getState().scene.unfolded.length === 0;
if (!isFirst) {
  const moment = fetched(() => import("./state/recordedMoment"));
  moment.then(
    ({ showRecordedMoment }) => showRecordedMoment(),
    () => {}, // the engine has it, too
  );
}
followLink();
if (!Intl.Segmenter) notify(noticeWords.noSegmenter);

const forced = new URLSearchParams(location.search).get("backend");
const session = openSession({ forced: backends.find((backend) => backend === forced) ?? null });
createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <PanelBoundary name={shellWords.title}>
      <App session={session} />
    </PanelBoundary>
  </StrictMode>,
);
takeOver({ isFirst: isFirst && locale === "en" });

// What the first screen has no use for comes when the reading has begun.
const stopWaiting = useExplorer.subscribe(({ engine }) => {
  if (engine.phase === "recorded") return;
  stopWaiting();
  void fetchAhead();
});
