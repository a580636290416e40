// What does a lesson show of a game that a memory should follow? A mark that flips or cups that are swapped: what is true alone, or with
// what the memory answers and the settings that decide it. Leaves the game to compare/tracking.ts.

import { useRef, type ReactElement, type ReactNode } from "react";
import type { PlayedGame, ShellGame } from "#model/contracts/shellGame";
import { gameName, seeGame, useShellGame } from "#state/shellGame";
import { useExplorer } from "#state/store";
import { say, sayNumber } from "#words/say";
import { useSeen } from "#components/hooks/seen";
import { PanelFrame } from "#components/panel/PanelFrame";
import { formatNumber } from "#components/text/format";
import { Braid } from "./Braid";
import { CupsRow } from "./CupsRow";
import { ChunkKnob, RateKnob } from "./GameKnobs";
import { gameSentence, markSentence } from "./gameSentence";
import { MarkRows } from "./MarkStrip";
import { useMemoryTitle } from "./memoryTitle";
import { GameControls } from "./ShellGame";
import { trackingWords } from "./words";

const { lesson: words, knobs } = trackingWords;

export function Flips(): ReactElement {
  return (
    <Game note={words.truth}>{({ mark }) => <MarkRows game={mark} answered={false} label={markLabel(mark)} />}</Game>
  );
}

export function Swaps(): ReactElement {
  return (
    <Game note={words.truth}>
      {({ cups }, { swaps }) => {
        const sentence = say(words.swaps, { swaps: sayNumber(swaps) });
        return (
          <>
            <div className="tracking-line">
              <CupsRow game={cups} answered={false} />
              <GameControls swaps={swaps} />
            </div>
            <Braid game={cups} sentence={sentence} answered={false} />
          </>
        );
      }}
    </Game>
  );
}

export function MarkFollowed(): ReactElement {
  return (
    <Game note={words.note} turned={<RateKnob meaning={knobs.rateMeans} />}>
      {({ mark }, _, memory) => (
        <>
          <p className="readout tracking-line" role="status">
            {markSentence(mark, memory)}{" "}
            {say(words.last, { answer: formatNumber(mark.answers.at(-1) ?? 0, { digits: 2 }) })}
          </p>
          <MarkRows game={mark} label={markLabel(mark)} />
        </>
      )}
    </Game>
  );
}

export function CupsFollowed(): ReactElement {
  return (
    <Game
      note={words.note}
      turned={
        <>
          <RateKnob meaning={knobs.rateMeans} />
          <ChunkKnob meaning={knobs.chunkMeans} />
        </>
      }
    >
      {({ cups }, { swaps }, memory) => {
        const sentence = gameSentence(cups, memory);
        return (
          <>
            <p className="readout tracking-line" role="status">
              {sentence}
            </p>
            <div className="tracking-line">
              <CupsRow game={cups} />
              <GameControls swaps={swaps} />
            </div>
            <Braid game={cups} sentence={sentence} />
            <p className="note">{words.legend}</p>
          </>
        );
      }}
    </Game>
  );
}

/** Whatever is drawn of it, once it is played as it is set. */
function Game({
  note,
  turned,
  children,
}: {
  note: string;
  /** Of the memory that plays; none where only what is true is shown. */
  turned?: ReactNode;
  children: (played: ShellGame, settings: PlayedGame, memory: string) => ReactElement;
}): ReactElement {
  const root = useRef<HTMLDivElement>(null);
  useSeen(root, seeGame);
  const game = useShellGame((state) => state.game);
  const settings = useExplorer(({ scene }) => scene.compare.game);
  const name = useExplorer(({ scene }) => gameName(scene));
  const problem = useShellGame(({ problems }) => problems.get(name) ?? null);
  const { rate, decay } = settings;
  const memory = useMemoryTitle(settings.memory);
  const gates = { rate: formatNumber(rate, { digits: 2 }), decay: formatNumber(decay, { digits: 2 }) };
  return (
    <PanelFrame note={note} className="tracking">
      <div ref={root}>
        {turned && (
          <>
            <p>
              <b>{say(words.who, { memory, ...gates })}</b>
            </p>
            <div className="tracking-knobs" data-export="omit">
              {turned}
            </div>
          </>
        )}
        {game?.name === name && children(game.played, settings, say(words.named, { memory }))}
        {game?.name !== name && problem === null && <p className="note">{trackingWords.asking}</p>}
        {problem !== null && (
          <p className="note" role="alert">
            {say(trackingWords.problem, { problem })}
          </p>
        )}
      </div>
    </PanelFrame>
  );
}

function markLabel({ flips }: ShellGame["mark"]): string {
  return say(words.plot, { flips: sayNumber(flips.filter(Boolean).length), tokens: sayNumber(flips.length) });
}
