// Does the cursor go where a reader sends it? Stepping, grains, playing, and the edges of a run.

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { tokenQuantities, wordQuantities } from "#model/contracts/probe";
import type { PageColumns } from "#model/contracts/pageColumns";
import { tokenise } from "#model/contracts/tokenizer";
import * as playhead from "#state/playhead";
import { usePlayhead } from "#state/playhead";
import { emptyScene } from "#scene/scene";
import { useExplorer, type PageRun } from "#state/store";

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
    recall: { correct: 0, asked: 0 },
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
      return [cursor(), subStep];
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
    expect([cursor(), usePlayhead.getState().subStep]).toEqual([7, 3]);
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

describe("playing", () => {
  test("reads on token by token and stops at the end", () => {
    playhead.seek(7);
    playhead.play();
    vi.advanceTimersByTime(400);
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
    expect(cursor()).toBe(0);
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
    expect([cursor(), usePlayhead.getState().subStep]).toEqual([9, 1]);
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
    vi.advanceTimersByTime(2000);
    expect(cursor()).toBe(5);
    expect(playing()).toBe(true);
    show({ filled: 10 });
    vi.advanceTimersByTime(400);
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
