// Which keys move through the text? One listener for the whole page, silent wherever a key already means something.

import { grains, play, release, seek, setGrain, step, stop, usePlayhead } from "../playhead";
import { lock, useExplorer } from "../store";

/** Here every key belongs to the control itself. */
const typing = [
  ...["input", "textarea", "select", "[contenteditable=true]"],
  ...["[role=slider]", "[role=spinbutton]", "[role=dialog]", "dialog"],
].join();
/** Here the arrows, Home and End go from one choice to the next. */
const choosing = "[role=radiogroup], [role=tablist], [role=listbox], [role=menu], [role=grid], [role=toolbar], table";
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
  if (target.closest(typing)) return;
  const { key } = event;
  const chooses = key.startsWith("Arrow") || key === "Home" || key === "End";
  if (chooses && target.closest(choosing)) return;
  if (key === " " && target.closest(pressing)) return;
  if (act(key, event.shiftKey)) event.preventDefault();
}

/** Does what a key stands for; false where it stands for nothing. */
function act(key: string, shift: boolean): boolean {
  switch (key) {
    case " ":
      togglePlaying();
      return true;
    case "ArrowLeft":
    case "ArrowRight":
      step(key === "ArrowRight" ? 1 : -1, shift ? "chunk" : "token");
      return true;
    case "n":
    case "N":
      step(shift ? -1 : 1, "peak");
      return true;
    case "s":
      if (usePlayhead.getState().grain === "substep") step(1, "substep");
      else setGrain("substep");
      return true;
    case "Home":
      seek(0);
      return true;
    case "End":
      seek(Infinity);
      return true;
    case "Escape":
      release();
      if (useExplorer.getState().locked) lock(null);
      return true;
    default: {
      const grain = grains[Number(key) - 1];
      if (grain) setGrain(grain);
      return grain !== undefined;
    }
  }
}

export function togglePlaying(): void {
  if (usePlayhead.getState().playing) stop();
  else play();
}
