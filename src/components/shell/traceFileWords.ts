// What is said of trace files, which carry runs?

import { translated } from "#words/translate";

export const traceFileWords = translated("traceFile", {
  export: "Export",
  exportTitle: "Download this run as a trace file",
  import: "Import",
  importTitle: "Open a trace file; dropping one anywhere on the page does the same",
  preparing: "Preparing the trace file…",
  failed: "The trace could not be exported: {problem}.",
  tooLarge: "{file} is larger than any trace of this page.",
  oneFile: "Drop one file at a time: of {n, number} none was opened.",
  notJson: "{file} is not JSON: a trace file of this page is.",
  notFromPage: "{file} was not exported from this page, so there is nothing to show: check it with npm run verify.",
  notTrace: "{file} is not a trace file of this page.",
  damaged: "{file} is damaged, so it is not opened: {problem}.",
  ended:
    "The file ends after {written, plural, one {# token} other {# tokens}} of {read}: from there on, rounding in 32 bits has moved the numbers too far for anybody to recompute them.",
});
