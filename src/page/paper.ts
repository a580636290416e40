// How large is the screen on a sheet of paper? Said to src/page/print.css when printing begins: plots are drawn for the screen's width.

/** CSS pixels that a landscape sheet of A4 or Letter leaves between its margins. */
const sheetWidth = 980;
/** A phone's one column is not blown up beyond this. */
const largest = 1.5;

export function fitPaper(): void {
  const { style } = document.documentElement;
  addEventListener("beforeprint", () => {
    const width = document.documentElement.clientWidth;
    style.setProperty("--screen-width", `${width}px`);
    style.setProperty("--sheet-per-screen", String(Math.min(largest, sheetWidth / width)));
  });
  addEventListener("afterprint", () => {
    style.removeProperty("--screen-width");
    style.removeProperty("--sheet-per-screen");
  });
}
