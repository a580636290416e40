// What was cut short to fit? Whatever ends in an ellipsis says the whole of it under the pointer.

/** Listens on the whole page, so that no panel has to think of it. Returns what stops it. */
export function sayWholeWords(): () => void {
  const onOver = ({ target }: Event): void => {
    for (let element = target; element instanceof HTMLElement; element = element.parentElement) {
      if (getComputedStyle(element).textOverflow !== "ellipsis") continue;
      const isCut = element.scrollWidth > element.clientWidth;
      const whole = element.textContent.trim();
      if (isCut && !element.title) {
        element.title = whole;
        element.dataset["whole"] = "";
      } else if ("whole" in element.dataset && (!isCut || element.title !== whole)) {
        // The cursor has moved on: another word stands there.
        if (isCut) element.title = whole;
        else {
          element.removeAttribute("title");
          delete element.dataset["whole"];
        }
      }
      return;
    }
  };
  document.addEventListener("pointerover", onOver);
  return () => document.removeEventListener("pointerover", onOver);
}
