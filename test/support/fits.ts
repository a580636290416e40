// Does what is on screen fit its window? Measured in the page: what runs over the side, what lies on what, what has no room.
// Leaves to long/sizes.test.ts which windows are tried.

import type { Page } from "playwright-core";

/** Sentences about what does not fit; none where all does. */
export function misfits(page: Page): Promise<string[]> {
  return page.evaluate(misfitsHere);
}

/** Runs in the page, so it stands alone. */
function misfitsHere(): string[] {
  const faults: string[] = [];
  const width = document.documentElement.clientWidth;
  const named = (element: Element): string => {
    const classes = (element.getAttribute("class") ?? "").split(" ").join(".");
    const name = element.getAttribute("aria-label") ?? element.textContent;
    return `${element.tagName.toLowerCase()}.${classes} “${name.trim().slice(0, 24)}”`;
  };

  /** What can be seen of a box, without moving the page sideways. */
  function seen(element: Element): { left: number; top: number; right: number; bottom: number } {
    let { left, top, right, bottom } = element.getBoundingClientRect();
    let isFixed = getComputedStyle(element).position === "fixed";
    let isAbsolute = getComputedStyle(element).position === "absolute";
    for (let box = element.parentElement; box && box !== document.body && !isFixed; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (isAbsolute && style.position === "static") continue;
      isAbsolute = style.position === "absolute";
      isFixed = style.position === "fixed";
      if (style.overflowX === "visible" && style.overflowY === "visible") continue;
      const cut = box.getBoundingClientRect();
      [left, right] = [Math.max(left, cut.left), Math.min(right, cut.right)];
      if (/auto|scroll/.test(style.overflowY)) continue; // what is further down comes into view
      [top, bottom] = [Math.max(top, cut.top), Math.min(bottom, cut.bottom)];
    }
    return { left, top, right, bottom };
  }
  const isForEyes = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest(".for-screen-readers, [aria-hidden=true]:not(svg)") &&
    getComputedStyle(element).clipPath !== "inset(50%)";

  const over = document.documentElement.scrollWidth - width;
  if (over > 0) faults.push(`the page is ${over} px wider than its window`);
  for (const column of document.querySelectorAll("main, aside, .app-settings, .lesson-text, .lesson, .settings")) {
    const hidden = column.scrollWidth - column.clientWidth;
    if (hidden > 1 && column.clientWidth > 0) faults.push(`${named(column)} has ${hidden} px to its side`);
  }
  for (const element of document.body.querySelectorAll("*")) {
    if (element.closest("svg") && element.tagName !== "svg") continue;
    const { left, right, top, bottom } = seen(element);
    if (right - left < 1 || bottom - top < 1 || (left >= -1 && right <= width + 1) || !isForEyes(element)) continue;
    faults.push(`${named(element)} stands from ${left.toFixed()} to ${right.toFixed()} of ${width}`);
  }

  // A screen of what the page is about: of a window's height no more than 60 % stays taken while it is scrolled.
  const stage = document.querySelector(".lesson-text") ?? document.querySelector("main");
  if (!stage) faults.push("there is no main part");
  else {
    stage.scrollIntoView({ block: "start" });
    let room = 0;
    for (let y = 2; y < innerHeight; y += 4) {
      const there = document.elementsFromPoint(width / 2, y)[0] ?? document.elementsFromPoint(12, y)[0];
      const isMain = there?.closest("main, .lesson") && !there.closest(".lesson-foot, .lesson-strip");
      if (isMain) room += 4;
    }
    if (room < 0.4 * innerHeight) faults.push(`the main part has ${room} of ${innerHeight} px`);
  }

  const controls = [
    ...document.querySelectorAll("a[href], button, input, select, textarea, summary, [role=slider], [role=tab]"),
  ].filter(isForEyes);
  const boxes = controls.flatMap((control) => {
    const cut = seen(control);
    return [...control.getClientRects()] // a link in a text may go over two lines
      .map(({ left, right, top, bottom }) => ({
        control,
        left: Math.max(left, cut.left),
        right: Math.min(right, cut.right),
        top: Math.max(top, cut.top),
        bottom: Math.min(bottom, cut.bottom),
      }))
      .filter((box) => box.right - box.left > 2 && box.bottom - box.top > 2);
  });
  // What scrolls lies under what stays for a while: controls are held against each other only where they move together.
  const layerOf = (element: Element): Element | null => {
    for (let box: Element | null = element; box; box = box.parentElement) {
      const { position, overflowY } = getComputedStyle(box);
      if (/sticky|fixed/.test(position) || /auto|scroll/.test(overflowY)) return box;
    }
    return null;
  };
  for (const [index, a] of boxes.entries()) {
    const label = a.control.closest("label");
    for (const b of boxes.slice(index + 1)) {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across <= 2 || down <= 2) continue;
      if (a.control.contains(b.control) || b.control.contains(a.control)) continue;
      if (label?.contains(b.control) || layerOf(a.control) !== layerOf(b.control)) continue;
      faults.push(
        `${named(a.control)} and ${named(b.control)} lie on each other, ${across.toFixed()} × ${down.toFixed()}`,
      );
    }
  }

  const transport = document.querySelector(".transport");
  for (const control of transport?.querySelectorAll("button, [role=slider], select") ?? []) {
    if (!isForEyes(control)) continue;
    const whole = control.getBoundingClientRect();
    const bar = transport!.getBoundingClientRect();
    const isWhole =
      whole.left >= bar.left - 1 &&
      whole.right <= bar.right + 1 &&
      whole.top >= bar.top - 1 &&
      whole.bottom <= bar.bottom + 1;
    if (!isWhole || whole.width < 20) faults.push(`the transport's ${named(control)} is not whole`);
  }
  return faults;
}
