// What can be turned of the shell game? The memory that plays, the cups, and the gates that are set by hand.

import type { ReactElement } from "react";
import { compositionOf } from "#model/contracts/composition";
import { useComparison } from "#state/comparison";
import { gameChunks, gameRanges } from "#scene/gameLink";
import { turnGame } from "#state/shellGame";
import { useExplorer } from "#state/store";
import { ChoiceKnob, SliderKnob, StepperKnob } from "#components/controls/Knob";
import { trackingWords } from "./words";

const { knobs: words } = trackingWords;

export function GameKnobs(): ReactElement {
  const settings = useExplorer(({ scene }) => scene.compare.game);
  const table = useComparison((state) => state.table);
  const memories = table?.memories.filter(({ id }) => !compositionOf(id)) ?? [];
  const heard = memories.find(({ id }) => id === settings.memory)?.knobs ?? [];
  const meaning = (knob: "theta" | "chunk" | "alpha" | "eta", means: string): string =>
    heard.includes(knob) ? means : words.deaf;
  return (
    <div className="tracking-knobs" data-export="omit">
      <ChoiceKnob
        label={words.memory}
        meaning={words.memoryMeans}
        isWide
        options={memories.map(({ id, title }) => ({ value: id, label: title }))}
        value={settings.memory}
        onTurn={(memory) => turnGame({ memory })}
      />
      <RateKnob meaning={meaning("theta", words.rateMeans)} />
      <SliderKnob
        {...{ label: words.momentum, symbol: "η", hue: "s", ...gameRanges.momentum, earlier: null }}
        meaning={meaning("eta", words.momentumMeans)}
        value={settings.momentum}
        onTurn={(momentum) => turnGame({ momentum })}
      />
      <SliderKnob
        {...{ label: words.decay, symbol: "α", hue: "a", ...gameRanges.decay, earlier: null }}
        meaning={meaning("alpha", words.decayMeans)}
        value={settings.decay}
        onTurn={(decay) => turnGame({ decay })}
      />
      <ChunkKnob meaning={meaning("chunk", words.chunkMeans)} />
      <StepperKnob
        {...{ label: words.cups, meaning: words.cupsMeans, ...gameRanges.cups }}
        value={settings.cups}
        onTurn={(cups) => turnGame({ cups })}
      />
      <StepperKnob
        {...{ label: words.swaps, meaning: words.swapsMeans, ...gameRanges.swaps }}
        value={settings.swaps}
        onTurn={(swaps) => turnGame({ swaps })}
      />
      <StepperKnob
        {...{ label: words.seed, meaning: words.seedMeans, ...gameRanges.seed }}
        value={settings.seed}
        onTurn={(seed) => turnGame({ seed })}
      />
    </div>
  );
}

export function RateKnob({ meaning }: { meaning: string }): ReactElement {
  const rate = useExplorer(({ scene }) => scene.compare.game.rate);
  return (
    <SliderKnob
      {...{ label: words.rate, symbol: "s", hue: "u", ...gameRanges.rate, earlier: null }}
      meaning={meaning}
      value={rate}
      onTurn={(rate) => turnGame({ rate })}
    />
  );
}

export function ChunkKnob({ meaning }: { meaning: string }): ReactElement {
  const chunk = useExplorer(({ scene }) => scene.compare.game.chunk);
  return (
    <ChoiceKnob
      label={words.chunk}
      meaning={meaning}
      options={gameChunks.map((value) => ({ value, label: value }))}
      value={String(chunk)}
      onTurn={(chunk) => turnGame({ chunk: Number(chunk) })}
    />
  );
}
