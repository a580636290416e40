// Does the cursor go where a reader sends it? Stepping, grains, playing, and the edges of a run.

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { tokenQuantities, wordQuantities } from "#model/contracts/probe";
import type { ModelCard } from "#model/contracts/protocol";
import type { PageColumns } from "#model/contracts/pageColumns";
import { tokenise } from "#model/contracts/tokenizer";
import * as playhead from "#state/playhead";
import { usePlayhead } from "#state/playhead";
import { emptyScene } from "#scene/scene";
import { hideFrom, useExplorer, type PageRun } from "#state/store";

const words = "one two three four five six seven eight nine ten";
/** Peaks at tokens 2 and 7, counted from 0. */
const surprises = [1, 2, 9, 2, 1, 1, 2, 8, 2, 1];
const divergence = {
  token: 5,
  quantity: "surprise",
  value: 21,
  limit: 20,
  thetaEff: 2,
  bound: 1,
  place: null,
} as const;

function show({
  filled = 10,
  finished = true,
  diverged = false,
  chunk = 4,
}: { filled?: number; finished?: boolean; diverged?: boolean; chunk?: number } = {}): void {
  const tokens = tokenise({ text: words, punctuation: "shown" });
  const columns = Object.fromEntries(
    [...tokenQuantities, ...wordQuantities].map((name) => [name, Float32Array.from(surprises)]),
  ) as PageColumns;
  const summary = {
    read: filled,
    filled,
    diverged: diverged ? divergence : null,
    recall: { right: 0, asked: 0, replaced: 0 },
    milliseconds: 1,
    backend: "cpu",
  } as const;
  const run: PageRun = {
    id: 1,
    tokens,
    vocabulary: words.split(" "),
    settings: { ...emptyScene.memory, chunk },
    rule: { ...emptyScene.memory, chunk },
    overrides: [],
    card: null,
    compared: 0,
    columns,
    read: filled,
    filled,
    summary: finished ? summary : null,
  };
  useExplorer.setState({ tokens, run });
}

beforeEach(() => {
  vi.useFakeTimers();
  show();
  playhead.setSpeed(1);
  playhead.setGrain("token");
  playhead.place(4);
});

afterEach(() => {
  playhead.stop();
  vi.useRealTimers();
});

const cursor = (): number => playhead.currentToken();
const playing = (): boolean => usePlayhead.getState().playing;

describe("stepping", () => {
  test("goes one token forward and back, and stays inside the text", () => {
    expect(playhead.step(1)).toBe(true);
    expect(cursor()).toBe(5);
    expect(playhead.step(-1)).toBe(true);
    expect(cursor()).toBe(4);
    playhead.seek(9);
    expect(playhead.step(1)).toBe(false);
    expect(cursor()).toBe(9);
    playhead.seek(0);
    expect(playhead.step(-1)).toBe(false);
    expect(cursor()).toBe(0);
  });

  test("goes by chunks to where a chunk begins, from inside one too", () => {
    playhead.seek(5);
    playhead.step(-1, "chunk");
    expect(cursor()).toBe(4);
    playhead.step(-1, "chunk");
    expect(cursor()).toBe(0);
    playhead.seek(5);
    playhead.step(1, "chunk");
    expect(cursor()).toBe(8);
    playhead.step(1, "chunk");
    expect(cursor()).toBe(9);
  });

  test("goes from one peak of surprise to the next, and says when there is none left", () => {
    playhead.seek(0);
    playhead.step(1, "peak");
    expect(cursor()).toBe(2);
    playhead.step(1, "peak");
    expect(cursor()).toBe(7);
    expect(playhead.step(1, "peak")).toBe(false);
    playhead.step(-1, "peak");
    expect(cursor()).toBe(2);
  });

  test("goes through the seven parts of a write before the next token", () => {
    playhead.setGrain("substep");
    const seen = Array.from({ length: 8 }, () => {
      const { subStep } = usePlayhead.getState();
      playhead.step(1);
      return [playhead.reachedToken(), subStep];
    });
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 0].map((subStep, index) => [index < 6 ? 4 : 5, subStep]));
  });

  test("goes back by parts into the last part of the token before", () => {
    playhead.setGrain("substep");
    playhead.step(-1);
    expect([cursor(), usePlayhead.getState().subStep]).toEqual([3, 6]);
  });

  test("begins at a held token, and lets go of it", () => {
    playhead.hold(7);
    playhead.step(1);
    expect(cursor()).toBe(8);
    playhead.release();
    expect(cursor()).toBe(8);
  });

  test("shows the part of a write that is asked for, of the token under the ink cursor", () => {
    playhead.setGrain("substep");
    playhead.hold(7);
    playhead.showSubStep(3);
    expect(playhead.writingOf(usePlayhead.getState())).toEqual({ token: 7, subStep: 3 });
  });

  test("within a write leads to its end, or back to the token before, whatever the grain", () => {
    for (const [direction, grain, to] of [
      [1, "token", 4],
      [-1, "token", 3],
      [1, "chunk", 4],
      [-1, "chunk", 0],
      [1, "peak", 7],
      [-1, "peak", 2],
    ] as const) {
      playhead.place(4);
      playhead.showSubStep(2);
      playhead.step(direction, grain);
      expect([cursor(), usePlayhead.getState().inParts], `${direction} ${grain}`).toEqual([to, false]);
    }
  });
});

describe("holding and pointing", () => {
  test("the pointer moves nothing: the cursor stays, and what is pointed at is known apart", () => {
    playhead.hover(1);
    expect([cursor(), playhead.pointedToken()]).toEqual([4, 1]);
    playhead.hover(null);
    expect([cursor(), playhead.pointedToken()]).toEqual([4, null]);
  });

  test("the pointer over the cursor's own token, or over one that is not read, points at none", () => {
    playhead.hover(4);
    expect(playhead.pointedToken()).toBeNull();
    show({ filled: 6, finished: false });
    playhead.hover(6);
    expect(playhead.pointedToken()).toBeNull();
  });

  test("any move ends pointing", () => {
    for (const move of [
      () => playhead.step(1),
      () => playhead.seek(3),
      () => playhead.hold(2),
      () => playhead.release(),
    ]) {
      playhead.hover(8);
      move();
      expect(playhead.pointedToken()).toBeNull();
    }
  });

  test("releasing a held token returns to the play position", () => {
    playhead.hold(8);
    expect(cursor()).toBe(8);
    playhead.release();
    expect(cursor()).toBe(4);
  });
});

describe("a token that is written in parts", () => {
  const shown = (): number => useExplorer.getState().run!.filled;

  test("is shown, and all that was read after it is not, from the last part on", () => {
    for (const subStep of [0, 1, 2, 3, 4, 5, 6]) {
      playhead.showSubStep(subStep);
      const isWritten = subStep === 6;
      expect([shown(), cursor()], `part ${subStep}`).toEqual(isWritten ? [5, 4] : [4, 3]);
    }
  });

  test("is the first one where nothing is shown before it", () => {
    playhead.place(0);
    playhead.showSubStep(5);
    expect([shown(), cursor()]).toEqual([0, -1]);
    playhead.step(1, "substep");
    expect([shown(), cursor()]).toEqual([1, 0]);
  });

  test.each([
    ["a step by a token", () => playhead.step(1, "token")],
    ["a hold", () => playhead.hold(2)],
    ["a seek", () => playhead.seek(2)],
    ["a Scene's cursor", () => playhead.place(2)],
    ["another grain", () => playhead.setGrain("chunk")],
    ["a question about one of its numbers", () => playhead.finishWrite()],
  ])("is written by %s, and all that was read is shown again", (_, gesture) => {
    playhead.showSubStep(2);
    gesture();
    expect(playhead.writingOf(usePlayhead.getState())).toBeNull();
    expect(shown()).toBe(10);
  });

  test("stays as it is under the pointer, which points at what is written already and nothing else", () => {
    playhead.showSubStep(2);
    playhead.hover(1);
    expect(playhead.pointedToken()).toBe(1);
    for (const unwritten of [4, 8]) {
      playhead.hover(unwritten);
      expect(playhead.pointedToken()).toBeNull();
    }
    expect([cursor(), shown()]).toEqual([3, 4]);
  });

  test("hides no less where a lesson hides more", () => {
    playhead.showSubStep(2);
    hideFrom(2);
    expect(shown()).toBe(2);
    hideFrom(7);
    expect(shown()).toBe(4);
    playhead.seek(9);
    expect([shown(), cursor()]).toEqual([7, 6]);
    hideFrom(null);
    expect(shown()).toBe(10);
  });

  test("goes on where it is when the grain of sub-steps is taken up, and begins anew from a whole token", () => {
    playhead.showSubStep(2);
    playhead.setGrain("substep");
    expect(usePlayhead.getState().subStep).toBe(2);
    playhead.seek(3);
    playhead.setGrain("substep");
    expect([playhead.reachedToken(), usePlayhead.getState().subStep]).toEqual([3, 0]);
  });

  test("is whole in Compare, and where another view is opened", () => {
    playhead.showSubStep(2);
    const { scene } = useExplorer.getState();
    useExplorer.setState({ scene: { ...scene, view: "compare" } });
    expect([cursor(), shown()]).toEqual([4, 10]);
    playhead.showSubStep(2);
    expect([cursor(), shown()]).toEqual([4, 10]);
    useExplorer.setState({ scene });
  });
});

describe("playing", () => {
  const part = (): [number, number] => [playhead.reachedToken(), usePlayhead.getState().subStep];

  test("slowly writes every token in its seven parts, each a fifth of a second at the usual speed, what came of it longer", () => {
    playhead.play();
    const seen = Array.from({ length: 7 }, () => {
      vi.advanceTimersByTime(200);
      return part();
    });
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6].map((subStep) => [5, subStep]));
    vi.advanceTimersByTime(599);
    expect(part()).toEqual([5, 6]);
    vi.advanceTimersByTime(1);
    expect(part()).toEqual([6, 0]);
    playhead.setSpeed(0.5);
    vi.advanceTimersByTime(200);
    expect(part()).toEqual([6, 1]);
    vi.advanceTimersByTime(399);
    expect(part()).toEqual([6, 1]);
    vi.advanceTimersByTime(1);
    expect(part()).toEqual([6, 2]);
  });

  test("shows nothing after the token that it writes, from its first moment on and while it pauses", () => {
    playhead.play();
    expect(useExplorer.getState().run!.filled).toBe(5);
    vi.advanceTimersByTime(600);
    expect(useExplorer.getState().run!.filled).toBe(5);
    playhead.stop();
    expect([part(), useExplorer.getState().run!.filled]).toEqual([[5, 2], 5]);
    playhead.play();
    vi.advanceTimersByTime(200);
    expect(part()).toEqual([5, 3]);
  });

  test("faster goes on from within a write with its end", () => {
    playhead.showSubStep(2);
    playhead.setSpeed(2);
    playhead.play();
    vi.advanceTimersByTime(200);
    expect([part(), cursor()]).toEqual([[4, 6], 4]);
    vi.advanceTimersByTime(200);
    expect([cursor(), useExplorer.getState().run!.filled]).toEqual([5, 10]);
  });

  test("at a pace of its own goes by whole tokens", () => {
    playhead.play({ every: 100 });
    vi.advanceTimersByTime(100);
    expect([cursor(), usePlayhead.getState().inParts]).toEqual([5, false]);
  });

  test("a trained model's text goes by whole tokens: it is read for its answers", () => {
    useExplorer.setState(({ run }) => ({ run: { ...run!, card: {} as ModelCard } }));
    playhead.play();
    vi.advanceTimersByTime(400);
    expect([cursor(), usePlayhead.getState().inParts]).toEqual([5, false]);
  });

  test("in parts up to a token ends when that is written", () => {
    playhead.play({ until: 6 });
    vi.runAllTimers();
    expect([part(), playing()]).toEqual([[6, 6], false]);
  });

  test("reads on token by token and stops at the end", () => {
    playhead.setSpeed(2);
    playhead.seek(7);
    playhead.play();
    vi.advanceTimersByTime(200);
    expect(cursor()).toBe(8);
    vi.advanceTimersByTime(5000);
    expect(cursor()).toBe(9);
    expect(playing()).toBe(false);
  });

  test("is as much faster as the speed says", () => {
    playhead.setSpeed(8);
    playhead.play();
    vi.advanceTimersByTime(50);
    expect(cursor()).toBe(5);
  });

  test("begins again at the start when the end is reached", () => {
    playhead.seek(9);
    playhead.play();
    expect(part()).toEqual([0, 0]);
    expect(playing()).toBe(true);
  });

  test("begins again at the start when no peak is left to go to", () => {
    playhead.setGrain("peak");
    playhead.seek(8);
    playhead.play();
    expect(cursor()).toBe(0);
    vi.advanceTimersByTime(400);
    expect(cursor()).toBe(2);
  });

  test("finishes the write of the last token before it begins again", () => {
    playhead.seek(9);
    playhead.setGrain("substep");
    playhead.play();
    vi.advanceTimersByTime(1200);
    expect([playhead.reachedToken(), usePlayhead.getState().subStep]).toEqual([9, 1]);
  });

  test.each([
    ["a step", () => playhead.step(1)],
    ["a hold", () => playhead.hold(1)],
    ["a seek", () => playhead.seek(1)],
    ["a part of a write", () => playhead.showSubStep(1)],
  ])("stops at %s", (_, gesture) => {
    playhead.play();
    gesture();
    expect(playing()).toBe(false);
    const stands = cursor();
    vi.advanceTimersByTime(5000);
    expect(cursor()).toBe(stands);
  });

  test("waits for a run that is still being read, and goes on with it", () => {
    show({ filled: 6, finished: false });
    playhead.play();
    vi.advanceTimersByTime(4000);
    expect(cursor()).toBe(5);
    expect(playing()).toBe(true);
    show({ filled: 10 });
    vi.advanceTimersByTime(1400);
    expect(cursor()).toBe(6);
  });

  test("up to a token ends on that token", () => {
    playhead.play({ until: 6 });
    vi.advanceTimersByTime(5000);
    expect(cursor()).toBe(6);
    expect(playing()).toBe(false);
  });

  test("an empty text does not play", () => {
    useExplorer.setState({ tokens: tokenise({ text: "", punctuation: "shown" }), run: null });
    playhead.play();
    expect(playing()).toBe(false);
    expect(cursor()).toBe(-1);
  });
});

describe("a run that ends early", () => {
  test("keeps the cursor on the last token with numbers after a divergence", () => {
    show({ filled: 6, diverged: true });
    playhead.seek(9);
    expect(cursor()).toBe(5);
    expect(playhead.step(1)).toBe(false);
    playhead.hold(8);
    expect(cursor()).toBe(5);
    playhead.hover(8);
    expect(cursor()).toBe(5);
  });

  test("plays up to the divergence and stops", () => {
    show({ filled: 6, diverged: true });
    playhead.seek(3);
    playhead.play();
    vi.advanceTimersByTime(5000);
    expect(cursor()).toBe(5);
    expect(playing()).toBe(false);
  });

  test("a Scene's cursor waits for its token to be read", () => {
    show({ filled: 3, finished: false });
    playhead.place(7);
    expect(cursor()).toBe(2);
    show();
    expect(cursor()).toBe(7);
  });
});
