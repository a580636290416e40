// Who reads? The untrained memory or a trained model, where it stands with its weights, and which of its memories is on screen.
// Leaves to TrainedKnobs.tsx what can be changed of a trained model, and to opening.ts what choosing one does to the cursor.

import { Suspense, useState, type ReactElement } from "react";
import { turn } from "#state/fork";
import { hasAttention, hasDeepMemory, hasMemory, type Mixer } from "#model/contracts/architecture";
import { cardRow, frozenMemory, isBarelyTrained, shareInSight } from "#model/contracts/evaluated";
import { choiceKnobs, numberKnobs } from "#model/contracts/knobs";
import { groupOf, modelGroups, modelTitles, type ModelName } from "#model/contracts/models";
import type { ModelCard } from "#model/contracts/protocol";
import { chooseReader, tryModelAgain } from "#state/opening";
import { useOwnModel } from "#state/ownModel";
import { useExplorer, type ModelStatus } from "#state/store";
import { Departures } from "#components/text/Departures";
import { formatNumber } from "#components/text/format";
import { fetchedView } from "#components/hooks/fetched";
import { ChoiceKnob, SegmentKnob } from "#components/controls/Knob";
import { say } from "#words/say";
import { sayShare } from "#words/share";
import { modelWords } from "./modelWords";
import "./ModelSettings.css";

const words = modelWords.settings;
const HowItLearned = fetchedView(() => import("./HowItLearned").then((module) => module.HowItLearned));

export function ModelSettings(): ReactElement | null {
  const model = useExplorer((state) => state.scene.memory.model);
  const hidden = useExplorer((state) => state.scene.hiddenControls);
  const status = useExplorer((state) => state.model);
  const hasOwn = useOwnModel(({ own }) => own !== null) || model === "own";
  const { label, options: all } = choiceKnobs.model;
  const options = hasOwn ? all : all.filter(({ value }) => value !== "own");
  return (
    <div className="settings-group model-settings">
      {!hidden.includes("model") && (
        <ChoiceKnob
          isWide
          label={label}
          meaning={null}
          options={options.map(({ value, label }) => {
            const group = groupOf(value as ModelName);
            return { value, label, group: group && modelGroups[group] };
          })}
          value={model}
          onTurn={(value) => chooseReader({ model: value as ModelName })}
        />
      )}
      <p className="note" role="status">
        {status === null ? words.untrained : statusWords(status)}
      </p>
      {status?.phase === "loading" && <Arriving {...status} />}
      {status?.phase === "failed" && (
        <p className="model-settings-ways">
          <button className="button" onClick={tryModelAgain}>
            {words.again}
          </button>
          <button className="button" onClick={() => chooseReader({ model: "untrained" })}>
            {words.untrainedAgain}
          </button>
        </p>
      )}
      {status?.phase === "ready" && status.name !== "own" && (
        <Departures of={{ mixer: status.card.config.mixer, isDeep: hasDeepMemory(status.card.config) }} />
      )}
      {status?.phase === "ready" && status.name !== "own" && status.card.curve && (
        <Learned model={status.name} curve={status.card.curve} />
      )}
      {status?.phase === "ready" && hasHeads(status.card.config.mixer) && !hidden.includes("layer") && (
        <Which {...status} />
      )}
    </div>
  );
}

/** Its picture is fetched when it is unfolded. */
function Learned(of: Parameters<typeof HowItLearned>[0]): ReactElement {
  const [isOpen, open] = useState(false);
  return (
    <details className="note model-settings-learned" onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>{modelWords.learned.title}</summary>
      {isOpen && (
        <Suspense fallback={null}>
          <HowItLearned {...of} />
        </Suspense>
      )}
    </details>
  );
}

function statusWords(status: ModelStatus): string {
  const { short } = modelTitles[status.name];
  switch (status.phase) {
    case "loading":
      return status.total === null
        ? say(words.askedFor, { model: short })
        : say(words.arriving, { model: short, received: kilobytes(status.received), total: kilobytes(status.total) });
    case "failed":
      return say(words.failed, { model: short, problem: status.problem });
    case "ready": {
      const { seconds, parameters } = status.card;
      if (status.name === "own") return ownWords();
      const trained = say(words.trained, {
        duration: duration(seconds),
        parameters,
        answers: answerWords(status.card),
      }).trim();
      return [trained, ...memoryWords(status.card)].join(" ");
    }
    default:
      return status satisfies never;
  }
}

/** What the page has seen of the reader's own model while it was trained. */
function ownWords(): string {
  const { own } = useOwnModel.getState();
  if (!own) return "";
  const { parameters, seconds, training } = own.card;
  const { asked, right, steps } = training;
  return say(words.trainedHere, { duration: duration(seconds), steps, parameters, asked, right });
}

/** What its memory is, where it has one: a matrix, or a network. */
function memoryWords({ config }: ModelCard): string[] {
  const { mixer, memory } = config;
  if (!hasMemory(mixer)) return [];
  if (hasDeepMemory(config)) return [say(words.ownNetwork, { widths: memory.widths.join(" → ") })];
  return [say(words.ownMatrix, { rows: memory.widths[0]!, columns: memory.widths[1]! })];
}

/** Tokens of the stories that a card is asked of: as long as most that the models were trained on. */
const length = 64;

/** What its card says of stories, beyond the reach of every window; and where it fails within, that it does. */
function answerWords({ evaluation }: ModelCard): string {
  const stories = { task: "story", length };
  const whole = evaluation && cardRow(evaluation, stories);
  if (!whole) return "";
  const frozen = cardRow(evaluation, { ...stories, ablation: frozenMemory });
  const places = { share: sayShare(whole.accuracy), length, distance: evaluation.reach.common + 1 };
  const said = frozen
    ? say(words.answersFrozen, { ...places, frozen: sayShare(frozen.accuracy) })
    : say(words.answers, places);
  if (!isBarelyTrained(evaluation)) return said;
  return `${said} ${say(words.barely, { share: sayShare(shareInSight(evaluation)!) })}`;
}

function kilobytes(bytes: number): number {
  return Math.round(bytes / 1000);
}

function duration(seconds: number): string {
  const { durations } = words;
  if (seconds < 90) return say(durations.seconds, { count: Math.round(seconds) });
  if (seconds < 5400) return say(durations.minutes, { count: Math.round(seconds / 60) });
  return say(durations.hours, { count: formatNumber(seconds / 3600, { digits: 1 }) });
}

/** How much of the weights is here. */
function Arriving({ received, total }: { received: number; total: number | null }): ReactElement {
  return (
    <span
      className="model-settings-arriving"
      role="progressbar"
      aria-label={words.weights}
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
