// Which way did this token's information take? The wiring of the model that reads, lit by what its attention and memory say.
// Leaves to WiringDrawing.tsx the diagram.

import { useState, type ReactElement } from "react";
import { hasDeepMemory, titansMixers, type TitansMixer } from "#model/contracts/architecture";
import { modelTitles } from "#model/contracts/models";
import { chooseReader } from "#state/opening";
import { mixerOf } from "#state/selectors";
import { useExplorer } from "#state/store";
import { wiringWords } from "./words";
import { momentOf, type ShownMoment } from "#components/hooks/moment";
import { Message } from "#components/text/Message";
import { Wiring } from "./WiringDrawing";
import type { Path } from "./wirings";

export function ModelWiring(): ReactElement {
  const model = useExplorer((state) => state.scene.memory.model);
  const moment = useExplorer(momentOf);
  const card = useExplorer((state) => state.run?.card ?? null);
  const reads = useExplorer(mixerOf);
  const own = titansMixers.find((mixer) => mixer === reads) ?? null;
  const [looked, look] = useState<{ readonly of: typeof model; readonly at: TitansMixer } | null>(null);
  const variant = looked?.of === model ? looked.at : (own ?? "lmm");
  const isRead = card !== null && card.config.mixer === variant;
  const isOff = useExplorer(({ isMemoryOff }) => isMemoryOff) && isRead;
  const settings = useExplorer(({ scene }) => scene.memory);
  const isFrozen = isRead && !settings.writes;
  const isWithoutPersistent = isRead && !settings.persistent;
  const path = isRead && moment && !isOff ? pathOf(variant, moment) : null;
  // A lesson has its own words beside the drawing: what departs from the paper is there to be opened.
  const isBrief = useExplorer(({ scene }) => scene.view === "lessons" || !scene.unfolded.includes("instrument"));
  return (
    <>
      <Wiring
        variant={variant}
        onChoose={(at) => look({ of: model, at })}
        path={path}
        isOff={isOff}
        isFrozen={isFrozen}
        isWithoutPersistent={isWithoutPersistent}
        isBrief={isBrief}
        isDeep={isRead && hasDeepMemory(card.config)}
      />
      {reads !== variant && (
        <p className="note">
          <Message
            words={
              model === "untrained"
                ? wiringWords.letReadInstead
                : own === null
                  ? wiringWords.letReadOther
                  : wiringWords.letRead
            }
            places={{
              model: modelTitles[variant].short,
              reads: modelTitles[model].short,
              read: (inside) => (
                <button className="link" onClick={() => chooseReader({ model: variant })}>
                  {inside}
                </button>
              ),
            }}
          />
        </p>
      )}
    </>
  );
}

/** Where what the token's head makes of the text comes from: shares of 1. */
function pathOf(variant: TitansMixer, { attends }: ShownMoment): Path | null {
  if (variant === "lmm") return { persistent: 0, window: 0, memory: 1 };
  if (!attends) return null;
  /** Rounding may take a sum of shares a little over the whole. */
  const sum = (weights: ArrayLike<number>): number =>
    Math.min(
      1,
      Array.from(weights).reduce((a, b) => a + b, 0),
    );
  const persistent = sum(attends.persistent);
  const window = sum(attends.window.weights);
  switch (variant) {
    case "mac":
      return { persistent, window, memory: sum(attends.remembered?.weights ?? []) };
    case "mag": {
      const blend = attends.blend ?? 1;
      return { persistent: blend * persistent, window: blend * window, memory: 1 - blend };
    }
    case "mal":
      return { persistent, window, memory: null };
    default:
      return variant satisfies never;
  }
}
