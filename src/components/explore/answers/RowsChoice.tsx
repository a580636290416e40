// Which cues of a long text are shown? Those around the cursor, those that the text asks, or all of them, small.

import type { ReactElement } from "react";
import type { CueChoice } from "#scene/scene";
import { patchScene, useExplorer } from "#state/store";
import { Segmented } from "#components/controls/Segmented";
import { answerWords } from "./words";

const { rows: words } = answerWords;

/** none where all cues have room; all but those that are asked where a text asks nothing. */
export type Choices = "none" | "withoutAsked" | "withAsked";

export function RowsChoice({ choices }: { choices: Exclude<Choices, "none"> }): ReactElement {
  const chosen = useExplorer(({ scene }) => scene.cues);
  const options = rowChoices.filter(({ id }) => id !== "asked" || choices === "withAsked");
  return (
    <div className="answers-choice">
      <Segmented
        label={words.label}
        options={options}
        value={options.some(({ id }) => id === chosen) ? chosen : "near"}
        choose={(cues) => patchScene({ cues })}
      />
    </div>
  );
}

const rowChoices: readonly { readonly id: CueChoice; readonly name: string }[] = [
  { id: "asked", name: words.asked },
  { id: "near", name: words.near },
  { id: "all", name: words.all },
];
