// Where does the page begin? The linked Scene, or the recorded run at once; then the engine, then the first replay.

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { I18nProvider } from "react-aria-components";
import { App } from "./App";
import { PanelBoundary } from "./components/PanelBoundary";
import { fitPaper } from "./paper";
import { surviveTranslation } from "./translation";
import "./tokens.css";
import "./print.css";
import { followLink, openLink } from "./link";
import { startReplay } from "./opening";
import { openSession, showRecorded } from "./session";
import { say as notify } from "./store";
import { noticeWords } from "./words/notices";
import { shellWords } from "./words/shell";
import { locale } from "./words/translate";

surviveTranslation();
fitPaper();
document.documentElement.lang = locale;
document.title = shellWords.title;
const isLinked = location.hash.length > 1;
if (isLinked) openLink(location.hash, { remember: false });
showRecorded();
if (!isLinked) startReplay();
followLink();
if (!Intl.Segmenter) notify(noticeWords.noSegmenter);

const forced = new URLSearchParams(location.search).get("backend");
const session = openSession({ forced: forced === "cpu" || forced === "webgpu" ? forced : null });
createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <I18nProvider locale={locale}>
      <PanelBoundary name={shellWords.title}>
        <App session={session} />
      </PanelBoundary>
    </I18nProvider>
  </StrictMode>,
);
