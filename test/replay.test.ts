// Does a replay read the last words up to the cursor, and not for whoever takes over first? On a clock of our own.

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { endReplay, startReplay } from "#state/opening";
import { place, play, stop, usePlayhead } from "#state/playhead";
import { useExplorer, type PageRun } from "#state/store";

const { tokens, engine } = useExplorer.getState();
const read = { id: 1, tokens, filled: tokens.tokens.length, read: tokens.tokens.length, summary: {} } as PageRun;
const until = 20;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
  useExplorer.setState({ run: null, engine: { ...engine, phase: "live" } });
  place(until);
});
afterEach(() => {
  endReplay();
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  useExplorer.setState({ run: null, engine });
});

test("it waits for the run, and plays up to where the cursor was and no further", () => {
  startReplay();
  expect(usePlayhead.getState().playing).toBe(false);
  useExplorer.setState({ run: read });
  expect(usePlayhead.getState()).toMatchObject({ playing: true, position: until - 8 });
  vi.runAllTimers();
  expect(usePlayhead.getState()).toMatchObject({ playing: false, position: until });
});

test("once it has begun it ends by any gesture, and its listeners with it", () => {
  startReplay();
  useExplorer.setState({ run: read });
  vi.advanceTimersByTime(1000);
  const { position } = usePlayhead.getState();
  expect(position).toBeGreaterThan(until - 8);
  endReplay();
  expect(usePlayhead.getState()).toMatchObject({ playing: false, position });
  useExplorer.setState({ run: { ...read } });
  vi.runAllTimers();
  expect(usePlayhead.getState()).toMatchObject({ playing: false, position });
});

test("for whoever takes over before the run is there it does not begin", () => {
  startReplay();
  endReplay();
  useExplorer.setState({ run: read });
  expect(usePlayhead.getState()).toMatchObject({ playing: false, position: until - 8 });
});

test("what the reader plays is no replay, and plays on", () => {
  useExplorer.setState({ run: read });
  play();
  endReplay();
  expect(usePlayhead.getState().playing).toBe(true);
});
