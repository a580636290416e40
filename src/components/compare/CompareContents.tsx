// What is on this long page? Its panels by name, as a line of buttons; each brings its panel to the top and the keyboard to it.

import type { ReactElement } from "react";
import { compareWords } from "#words/compare";
import { panelNames } from "#words/panelNames";

/** Those that begin something new. */
const withMemory = [
  "recallMatrix",
  "levels",
  "capacity",
  "states",
  "innerSteps",
  "workbench",
  "shellGame",
  "tracks",
] as const;
const always = ["learnedTracking", "longTests", "pairGrid", "paperTable"] as const;

/** `hasMemory`: whether the panels that compare memories on the run are there. */
export function CompareContents({ hasMemory }: { hasMemory: boolean }): ReactElement {
  const names = [...(hasMemory ? withMemory : []), ...always].map((id) => panelNames[id]);
  return (
    <nav className="compare-contents note" aria-label={compareWords.contents}>
      {names.map((name) => (
        <button key={name} type="button" onClick={() => bring(name)}>
          {name}
        </button>
      ))}
    </nav>
  );
}

/** A panel is a region of its name, wherever it stands; one that is not there yet is not gone to. */
function bring(name: string): void {
  const region = document.querySelector<HTMLElement>(`section[aria-label="${CSS.escape(name)}"]`);
  if (!region) return;
  region.tabIndex = -1; // Tab goes on from here
  region.focus({ preventScroll: true });
  region.scrollIntoView({ block: "start" });
}
