// Can a memory follow a shell game? Cups that are swapped, what is under each, and what the memory holds there, swap by swap; beside it
// the least that can be tracked, a mark that flips. Leaves the game to compare/tracking.ts, and who asks for it to state/shellGame.ts.

import { Pause, Play, SkipBack, SkipForward, StepBack, StepForward } from "lucide-react";
import { useEffect, useRef, type ReactElement } from "react";
import { follow, gameName, playGame, playOn, seeGame, showSwaps, useShellGame } from "#state/shellGame";
import { Segmented } from "#components/controls/Segmented";
import { useExplorer } from "#state/store";
import { useSeen } from "#components/hooks/seen";
import { PanelFrame } from "#components/panel/PanelFrame";
import { say, sayNumber } from "#words/say";
import { Braid } from "./Braid";
import { CupsRow } from "./CupsRow";
import { GameKnobs } from "./GameKnobs";
import { gameSentence, thingNames } from "./gameSentence";
import { MarkStrip } from "./MarkStrip";
import { useMemoryTitle } from "./memoryTitle";
import { trackingWords as words } from "./words";
import "./ShellGame.css";

const swapMilliseconds = 450;

export function ShellGame(): ReactElement {
  const root = useRef<HTMLDivElement>(null);
  useSeen(root, seeGame);
  const game = useShellGame((state) => state.game);
  const followed = useShellGame((state) => state.followed);
  const name = useExplorer(({ scene }) => gameName(scene));
  const problem = useShellGame(({ problems }) => problems.get(name) ?? null);
  const memory = useMemoryTitle(game?.of.memory);
  const sentence = game ? gameSentence(game.played.cups, memory) : "";
  return (
    <PanelFrame
      note={words.note}
      className="tracking"
      tools={
        game && (
          <>
            <span className="note" aria-hidden>
              {words.follow}
            </span>
            <Segmented
              label={words.follow}
              options={thingNames.slice(0, game.of.cups).map((name, thing) => ({ id: String(thing), name }))}
              value={String(followed)}
              choose={(thing) => follow(Number(thing))}
            />
          </>
        )
      }
    >
      <div ref={root}>
        <GameKnobs />
        {game ? (
          <>
            <p className="readout tracking-line" role="status">
              {sentence}
            </p>
            <div className="tracking-line">
              <CupsRow game={game.played.cups} />
              <GameControls swaps={game.of.swaps} />
            </div>
            <Braid game={game.played.cups} sentence={sentence} />
            <p className="note">
              {words.legend} {words.how}
            </p>
            <MarkStrip game={game.played.mark} memory={memory} />
          </>
        ) : (
          problem === null && <p className="note">{words.asking}</p>
        )}
        {problem !== null && (
          <p className="note" role="alert">
            {say(words.problem, { problem })}
          </p>
        )}
      </div>
    </PanelFrame>
  );
}

/** As the transport’s, of swaps. */
export function GameControls({ swaps }: { swaps: number }): ReactElement {
  const at = useShellGame((state) => state.at) ?? swaps;
  const isPlaying = useShellGame((state) => state.isPlaying);
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(playOn, swapMilliseconds);
    return () => clearInterval(timer);
  }, [isPlaying]);
  const button = (name: string, go: () => void, icon: ReactElement, isOff: boolean): ReactElement => (
    <button className="button" aria-label={name} title={name} aria-disabled={isOff || undefined} onClick={go}>
      {icon}
    </button>
  );
  return (
    <div className="tracking-line" role="group" aria-label={words.controls} data-export="omit">
      {button(words.first, () => showSwaps(0), <SkipBack size={16} aria-hidden />, at === 0)}
      {button(words.back, () => showSwaps(at - 1), <StepBack size={16} aria-hidden />, at === 0)}
      <button
        className="button"
        aria-label={isPlaying ? words.pause : words.play}
        title={isPlaying ? words.pause : words.play}
        onClick={playGame}
      >
        {isPlaying ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />}
      </button>
      {button(words.forward, () => showSwaps(at + 1), <StepForward size={16} aria-hidden />, at === swaps)}
      {button(words.last, () => showSwaps(swaps), <SkipForward size={16} aria-hidden />, at === swaps)}
      <span className="note">{say(words.position, { at: sayNumber(at), swaps: sayNumber(swaps) })}</span>
    </div>
  );
}
