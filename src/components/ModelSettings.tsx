// Who reads? The untrained memory or a trained model, where it stands with its weights, and which of its memories is on screen.
// Leaves to TrainedKnobs.tsx what can be changed of a trained model, and to opening.ts what choosing one does to the cursor.

import type { ReactElement } from "react";
import { turn } from "../fork";
import { hasAttention, hasMemory, type Mixer } from "../model/architecture";
import { choiceKnobs, modelTitles, numberKnobs, type ModelName } from "../model/knobs";
import type { ModelCard } from "../model/protocol";
import { chooseModel, tryModelAgain } from "../opening";
import { useExplorer, type ModelStatus } from "../store";
import { formatNumber, formatPercent } from "./format";
import { ChoiceKnob, SegmentKnob } from "./Knob";
import "./ModelSettings.css";

export function ModelSettings(): ReactElement | null {
  const model = useExplorer((state) => state.scene.memory.model);
  const hidden = useExplorer((state) => state.scene.hiddenControls);
  const status = useExplorer((state) => state.model);
  const { label, options } = choiceKnobs.model;
  return (
    <div className="settings-group model-settings">
      {!hidden.includes("model") && (
        <ChoiceKnob
          label={label}
          meaning={null}
          options={options}
          value={model}
          onTurn={(value) => chooseModel(value as ModelName)}
        />
      )}
      <p className="note" role="status">
        {status === null ? untrainedWords : statusWords(status)}
      </p>
      {status?.phase === "loading" && <Arriving {...status} />}
      {status?.phase === "failed" && (
        <p className="model-settings-ways">
          <button className="button" onClick={tryModelAgain}>
            Try again
          </button>
          <button className="button" onClick={() => chooseModel("untrained")}>
            Back to untrained
          </button>
        </p>
      )}
      {status?.phase === "ready" && hasHeads(status.card.config.mixer) && !hidden.includes("layer") && (
        <Which {...status} />
      )}
    </div>
  );
}

const untrainedWords = "Untrained: keys are mixed words, and the gates are yours.";

function statusWords(status: ModelStatus): string {
  const { short } = modelTitles[status.name];
  switch (status.phase) {
    case "loading":
      return status.total === null
        ? `${short} is being asked for …`
        : `${short}: ${kilobytes(status.received)} of ${kilobytes(status.total)} kB`;
    case "failed":
      return `${short} cannot read: ${status.problem}.`;
    case "ready": {
      const { seconds, parameters } = status.card;
      return `Trained ${duration(seconds)} by this project; ${parameters.toLocaleString("en")} parameters. ${answerWords(status.card)}`;
    }
    default:
      return status satisfies never;
  }
}

/** What its card says of stories as long as most that it was trained on. */
function answerWords({ config, evaluation }: ModelCard): string {
  const far = (ablation: string): string | null => {
    const rows = (evaluation?.rows ?? []).filter(
      (row) =>
        row.task === "story" && row.ablation === ablation && row.length === 64 && !row.distance.includes("inside"),
    );
    const trials = rows.reduce((sum, row) => sum + row.trials, 0);
    const right = rows.reduce((sum, row) => sum + row.trials * row.accuracy, 0);
    return trials > 0 ? formatPercent(right / trials) : null;
  };
  const [live, frozen] = [far("none"), far("memory frozen")];
  if (live === null) return "";
  const last = frozen === null ? "" : `, and ${frozen} with its memory frozen`;
  return `In test stories it answers ${live} of what lies ${config.window} words back or more${last}.`;
}

function kilobytes(bytes: number): string {
  return Math.round(bytes / 1000).toLocaleString("en");
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${formatNumber(seconds / 3600, { digits: 1 })} h`;
}

/** How much of the weights is here. */
function Arriving({ received, total }: { received: number; total: number | null }): ReactElement {
  return (
    <span
      className="model-settings-arriving"
      role="progressbar"
      aria-label="Weights"
      aria-valuemin={0}
      aria-valuemax={total ?? undefined}
      aria-valuenow={total === null ? undefined : received}
    >
      <span style={{ width: total ? `${(100 * received) / total}%` : 0 }} />
    </span>
  );
}

/** Whether a panel shows one head of a layer: its memory, or its attention. */
function hasHeads(mixer: Mixer): boolean {
  return hasMemory(mixer) || hasAttention(mixer);
}

/** Which layer's and which head's memory the panels show. */
function Which({ card }: { card: Extract<ModelStatus, { phase: "ready" }>["card"] }): ReactElement {
  const settings = useExplorer((state) => state.scene.memory);
  const counts = { layer: card.config.layers, head: card.config.heads };
  return (
    <>
      {(["layer", "head"] as const).map((id) => (
        <SegmentKnob
          key={id}
          label={numberKnobs[id].label}
          meaning={null}
          options={Array.from({ length: counts[id] }, (_, index) => ({
            value: String(index + 1),
            label: String(index + 1),
          }))}
          value={String(Math.min(settings[id], counts[id]))}
          onTurn={(value) => turn({ memory: { [id]: Number(value) } })}
        />
      ))}
    </>
  );
}
