// Which keys move through the text? One listener for the whole page, silent wherever a key already means something.

import { grains, play, release, seek, setGrain, step, stop, usePlayhead } from "#state/playhead";
import { lock, trace, useExplorer } from "#state/store";
import { shrink, toggleEnlargedHere } from "./enlarged";
import { digitOf, letterOf } from "./keys";
import { shortcutsAreOn } from "./shortcuts";

/** Here every key belongs to the control itself. */
const typing = [
  ...["input", "textarea", "select", "[contenteditable=true]"],
  ...["[role=slider]", "[role=spinbutton]", "[role=dialog]", "dialog"],
].join();
/** Here the arrows, Home and End go from one choice to the next. */
const choosing = "[role=radiogroup], [role=tablist], [role=listbox], [role=menu], [role=grid], [role=toolbar], table";
/** Here letters look for a choice that begins with them. */
const searching = "[role=menu], [role=listbox]";
/** Here the space bar presses. */
const pressing = [
  ...["button", "a[href]", "summary", "[role=button]"],
  ...["[role=radio]", "[role=tab]", "[role=option]", "[role=menuitem]"],
].join();

/** Starts listening; the answer stops it. */
export function listenToKeys(): () => void {
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target instanceof Element ? event.target : document.body;
  if (target.closest(typing) || isOverlaid()) return;
  const { key } = event;
  if (key.length === 1 && (!shortcutsAreOn() || target.closest(searching))) return;
  const chooses = key.startsWith("Arrow") || key === "Home" || key === "End";
  if (chooses && target.closest(choosing)) return;
  if (key === " " && target.closest(pressing)) return;
  if (act(event)) event.preventDefault();
}

/** Whether a dialog lies over the page: its keys are its own, wherever the focus is. */
export function isOverlaid(): boolean {
  return document.querySelector("[role=dialog], [role=alertdialog], dialog[open]") !== null;
}

/** Whether a key that is pressed there writes. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      "textarea, select, [contenteditable=true], input:not([type=range], [type=radio], [type=checkbox])",
    ) !== null
  );
}

/** Does what a key stands for; false where it stands for nothing. */
function act(event: KeyboardEvent): boolean {
  const { key, shiftKey: shift } = event;
  switch (letterOf(event) ?? key) {
    case " ":
      togglePlaying();
      return true;
    case "ArrowLeft":
    case "ArrowRight":
      step(key === "ArrowRight" ? 1 : -1, shift ? "chunk" : "token");
      return true;
    case "n":
      step(shift ? -1 : 1, "peak");
      return true;
    case "s":
      if (usePlayhead.getState().grain === "substep") step(shift ? -1 : 1, "substep");
      else setGrain("substep");
      return true;
    case "Home":
      seek(0);
      return true;
    case "End":
      seek(Infinity);
      return true;
    case "f":
      return toggleEnlargedHere();
    case "Escape":
      if (shrink()) return true;
      release();
      if (useExplorer.getState().locked) lock(null);
      if (useExplorer.getState().traced) trace(null);
      return true;
    default: {
      const digit = digitOf(event);
      const grain = digit === null ? undefined : grains[digit - 1];
      if (grain) setGrain(grain);
      return grain !== undefined;
    }
  }
}

export function togglePlaying(): void {
  if (usePlayhead.getState().playing) stop();
  else play();
}
