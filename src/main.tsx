// Where does the page begin? The linked Scene, or the recorded run at once; then the engine, then the first reading.

// What every room may write comes before the rooms' own sheets, which come with App; paper has the last word.
import "./page/tokens.css";
import "./page/shared.css";
import "./page/marks.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { I18nProvider } from "react-aria-components";
import { App } from "./page/App";
import { PanelBoundary } from "./components/panel/PanelBoundary";
import { fitPaper } from "./page/paper";
import { surviveTranslation } from "./page/translation";
import "./page/print.css";
import { followLink, openLink } from "./state/link";
import { readOnByItself } from "./state/opening";
import { openSession, showRecorded } from "./state/session";
import { notify } from "./state/store";
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
followLink();
if (!Intl.Segmenter) notify(noticeWords.noSegmenter);

const forced = new URLSearchParams(location.search).get("backend");
const session = openSession({ forced: backends.find((backend) => backend === forced) ?? null });
createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <I18nProvider locale={locale}>
      <PanelBoundary name={shellWords.title}>
        <App session={session} />
      </PanelBoundary>
    </I18nProvider>
  </StrictMode>,
);
