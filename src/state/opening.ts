// How does a Scene come on screen? With its cursor where it belongs; a text nobody has seen yet is read up to it.

import { turn } from "./fork";
import { sameEnd, sameWord, type Reader, type Tokens } from "#model/contracts/tokenizer";
import { place, play, reachedToken, stop, usePlayhead } from "./playhead";
import { openingScene } from "#scene/presets";
import { foldable, readsTheSame, type Scene } from "#scene/scene";
import { patchScene, redo, showScene, undo, useExplorer } from "./store";
import { lastUnfolded } from "./unfolding";

/** A replay reads whole words, one in this time. */
const replayMilliseconds = 400;

/** A replay begins this many tokens before the Scene's cursor. */
const leadTokens = 8;

let cancelReplay: (() => void) | null = null;

/** Shows a Scene. `replay` reads the last tokens up to its cursor before the eyes; `remember` makes it a step of undo. */
export function openScene(scene: Scene, { replay, remember = true }: { replay: boolean; remember?: boolean }): void {
  cancelReplay?.();
  showScene(scene, { remember });
  placeCursor();
  if (replay) startReplay();
}

/** What the page opens with that no link brings: the opening Scene, with what was unfolded on this device. */
export function openOpening({ remember }: { remember: boolean }): void {
  openScene({ ...openingScene, unfolded: lastUnfolded() }, { replay: false, remember });
}

/**
 * Reads the text on from its cursor to its end: as a reader sees it who presses the button, or a word `every` so many
 * milliseconds. Who asks for less motion is shown the end at once where they have asked for the reading.
 */
export function readOnByItself({ every = null }: { every?: number | null } = {}): void {
  if (every !== null && matchMedia("(prefers-reduced-motion: reduce)").matches) {
    place(useExplorer.getState().tokens.tokens.length - 1);
  } else startReplay({ onwards: true, every });
}

/** Shows another text as a preset has it; what is unfolded stays as it is, and a text without end needs the instrument. */
export function choosePreset(scene: Scene): void {
  const { unfolded: now } = useExplorer.getState().scene;
  const unfolded = foldable.filter((part) => now.includes(part) || (scene.flood && part === "instrument"));
  openScene({ ...scene, unfolded }, { replay: true });
}

/** Whoever does anything else meanwhile takes over from the replay: it ends where it is, or does not begin. */
export function endReplay(): void {
  if (!cancelReplay) return;
  cancelReplay();
  stop();
}

/**
 * Reads up to the cursor, or `onwards` from it, once the run is there, unless somebody takes over first or the system asks for
 * less motion.
 */
export function startReplay({
  onwards = false,
  every = replayMilliseconds,
}: { onwards?: boolean; every?: number | null } = {}): void {
  cancelReplay?.();
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const { tokens } = useExplorer.getState();
  const { position } = usePlayhead.getState();
  const until = onwards ? tokens.tokens.length - 1 : Math.min(position, tokens.tokens.length - 1);
  if (until <= 0) return;
  // A recorded run knows the state at one token only: there the cursor waits for the engine.
  const isLive = (): boolean => useExplorer.getState().engine.phase === "live";
  const begins = onwards ? position : Math.max(0, until - leadTokens);
  if (isLive()) place(begins);
  let hasBegun = false;
  let isPlaying = false;
  const startWhenRead = (): void => {
    const { run } = useExplorer.getState();
    if (hasBegun || !run || run.tokens !== tokens || (run.read <= until && run.summary === null)) return;
    if (!isLive()) return;
    hasBegun = true;
    place(begins);
    play({ until, every });
    isPlaying = true; // whoever stops it from here on takes over: placing the cursor is no such stop
  };
  const stops = [
    useExplorer.subscribe(startWhenRead),
    usePlayhead.subscribe(({ playing }) => {
      if (isPlaying && !playing) cancelReplay?.();
    }),
  ];
  cancelReplay = () => {
    cancelReplay = null;
    stops.forEach((stopListening) => stopListening());
  };
  startWhenRead();
}

/** One step back, or forward again; a step to another text takes the cursor with it. */
export function undoScene(direction: "undo" | "redo"): void {
  const { tokens } = useExplorer.getState();
  if (direction === "undo") undo();
  else redo();
  if (useExplorer.getState().tokens !== tokens) placeCursor();
}

/**
 * Lets another model read the text, or splits it otherwise. Where there are other tokens, what points at tokens points at the same
 * places of the text as before: the cursor, and the contexts that are asked. Gates drawn by hand are of the tokens before, and go.
 */
export function chooseReader(reader: Partial<Reader>): void {
  const { tokens: from, scene } = useExplorer.getState();
  const cursor = reachedToken();
  const shown = tokensOnScreen();
  const isOther = !readsTheSame(scene, { ...scene, memory: { ...scene.memory, ...reader } });
  turn({ memory: reader, ...(isOther && scene.overrides.length > 0 && { overrides: [] }) });
  const { tokens: to } = useExplorer.getState();
  if (!isOther) return;
  patchScene({
    asked: [...new Set(scene.asked.map((token) => sameWord({ from, to, token })))],
    answers: scene.answers.map(({ token, length }) => ({ token: sameWord({ from, to, token }), length })),
  });
  // A text that is split anew is read as far as it was.
  place((reader.model === undefined ? sameEnd : sameWord)({ from: shown, to, token: cursor }));
}

/** The same Scene again, as another one: so that the model that could not be had is asked for once more. */
export function tryModelAgain(): void {
  const { tokens: to, scene } = useExplorer.getState();
  place(sameWord({ from: tokensOnScreen(), to, token: reachedToken() }));
  showScene({ ...scene, memory: { ...scene.memory } }, { remember: false });
}

/** Where a model could not be had, what was on screen before stays, and the cursor with it. */
function tokensOnScreen(): Tokens {
  const { model, run, tokens } = useExplorer.getState();
  return model?.phase === "failed" && run ? run.tokens : tokens;
}

function placeCursor(): void {
  const { scene, tokens } = useExplorer.getState();
  place(scene.cursor ?? tokens.tokens.length - 1);
}
