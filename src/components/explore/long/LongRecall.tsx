// How far back does it remember? The share of facts that are still answered against how long ago they were told, as it grows.

import { memo, type ReactElement } from "react";
import type { LongProgress } from "#model/contracts/longQuestions";
import { useLongText } from "#state/longReading";
import { useExplorer } from "#state/store";
import { panelNames } from "#words/panelNames";
import { say } from "#words/say";
import { sayShare } from "#words/share";
import { Curves, type CurveAxis } from "#components/chart/Curves";
import { PanelFrame } from "#components/panel/PanelFrame";
import { sayBytes, sayLength } from "./amounts";
import { recallSentence } from "./recallSentence";
import { recallTable } from "./longTables";
import { longWords } from "./words";

const words = longWords.recall;
const height = 220;

const shares: CurveAxis = {
  domain: [0, 1],
  ticks: [0, 0.5, 1],
  format: (share) => sayShare(share),
  scale: "linear",
  name: words.answered,
};
const ownLook = { mark: "var(--ink)", text: "var(--ink-text)", pattern: "", weight: 1 };
const chanceLook = { mark: "var(--m-attention)", text: "var(--m-attention-text)", pattern: "2 4", weight: 0.75 };

export const LongRecall = memo(function LongRecall(): ReactElement {
  const progress = useLongText((state) => state.progress)!;
  const tokens = useExplorer(({ scene }) => scene.flood?.tokens ?? null);
  const points = progress.recall.flatMap(({ least, asked, right, low, high }) =>
    asked === 0 ? [] : [{ x: least, y: right / asked, low, high }],
  );
  const farthest = 2 ** Math.ceil(Math.log2(Math.max(1024, tokens ?? progress.position)));
  const sentence = recallSentence(progress);
  return (
    <PanelFrame of={{ name: panelNames.longRecall, table: recallTable }} note={words.note}>
      <Curves
        label={say(words.curves, { sentence })}
        curves={[
          {
            id: "memory",
            name: words.memory,
            look: ownLook,
            points,
            measured: points,
          },
          {
            id: "chance",
            name: words.chance,
            look: chanceLook,
            points: [
              { x: 1, y: progress.chance },
              { x: farthest, y: progress.chance },
            ],
          },
        ]}
        x={{
          domain: [1, farthest],
          ticks: [1, 16, 256, 4096, 65_536, 2 ** 20].filter((tick) => tick <= farthest),
          format: (distance) => sayLength(roundly(distance)),
          scale: "log",
          name: words.ago,
        }}
        y={shares}
        height={height}
      />
      <p className="note">
        <b>{sentence}</b> {how(progress)}
      </p>
    </PanelFrame>
  );
});

/** Powers of two are written as the round numbers that they are next to: 4k. */
function roundly(distance: number): number {
  const unit = distance >= 2 ** 20 ? 1e6 : distance >= 1024 ? 1000 : 1;
  return Math.round(distance / (unit === 1e6 ? 2 ** 20 : unit === 1000 ? 1024 : 1)) * unit;
}

function how({ bytes, chance }: LongProgress): string {
  return say(words.how, { answers: Math.round(1 / chance), attention: sayBytes(bytes.attention) });
}
