// What do the plain sum, the delta rule and Titans answer to the four questions of MIRAS? A table; what Titans answers stays open
// while the lesson asks for it. Leaves the words to choiceWords.ts.

import type { ReactElement } from "react";
import { panelNames } from "#words/panelNames";
import { choiceWords as words } from "./choiceWords";
import { useStepNow } from "./stepNow";
import "./FourChoices.css";

/** Question, then what the plain sum, the delta rule and Titans answer. */
const rows = [
  ["what", "matrix", "matrix", "matrix"],
  ["error", "none", "squared", "squared"],
  ["keeps", "all", "all", "forgetting"],
  ["steps", "plain", "plain", "momentum"],
] as const;

export function FourChoices(): ReactElement {
  const isAsked = useIsAsked();
  return (
    <section aria-label={panelNames.fourChoices}>
      <h2 className="panel-name">{panelNames.fourChoices}</h2>
      <table className="four-choices">
        <thead>
          <tr>
            {(["question", "sum", "delta", "titans"] as const).map((column) => (
              <th key={column} scope="col">
                {words[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([question, sum, delta, titans]) => (
            <tr key={question}>
              <th scope="row">{words[question]}</th>
              <td>{words[sum]}</td>
              <td>{words[delta]}</td>
              <td>{isAsked ? words.asked : words[titans]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Whether this is the step that asks for Titans, and it is not answered: the first that has this table. */
function useIsAsked(): boolean {
  const now = useStepNow();
  const asks = now?.lesson.steps.findIndex(({ focus }) => focus.includes("fourChoices"));
  return now !== null && now.step === asks && !now.isOver;
}
