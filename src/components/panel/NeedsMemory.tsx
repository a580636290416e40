// What is shown where a panel speaks of a memory, and the model that reads has none? What it has instead, in a sentence.

import type { ReactElement, ReactNode } from "react";
import { hasMemory, type BaselineMixer } from "#model/contracts/architecture";
import { modelTitles } from "#model/contracts/models";
import { useExplorer, type PageRun } from "#state/store";
import { say } from "#words/say";
import { shellWords } from "#words/shell";

/** Whether the run's panels about a memory have anything to show. */
export function hasMemoryPanels(run: PageRun | null): boolean {
  return !run?.card || hasMemory(run.card.config.mixer);
}

export function NeedsMemory({ name, children }: { name: string; children: ReactNode }): ReactNode {
  const mixer = useExplorer(({ run }) => run?.card?.config.mixer ?? null);
  if (mixer === null || hasMemory(mixer)) return children;
  return <WithoutMemory name={name} mixer={mixer} />;
}

function WithoutMemory({ name, mixer }: { name: string; mixer: BaselineMixer }): ReactElement {
  return (
    <section aria-label={name}>
      <h2 className="panel-name">{name}</h2>
      <p className="note">{say(shellWords.withoutMemory[mixer], { model: modelTitles[mixer].long })}</p>
    </section>
  );
}
