// Is the worker that public/boot.js starts taken once, and only where it can be used?

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openEngineLine } from "#state/engineLine";

const page = globalThis as { startedWorker?: unknown };

/** The workers that the page itself has made. */
const made: unknown[] = [];

beforeEach(() => {
  made.length = 0;
  vi.stubGlobal("document", { baseURI: "http://127.0.0.1/" });
  vi.stubGlobal("Worker", function (this: object) {
    Object.assign(this, { postMessage: () => {}, terminate: () => {} });
    made.push(this);
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  delete page.startedWorker;
});

test("the worker that was started with the page is asked, and where it dies a new one takes its place", () => {
  const asked: unknown[] = [];
  const started = {
    postMessage: (message: unknown) => asked.push(message),
    terminate: vi.fn(),
    onerror: (_: { message: string; preventDefault: () => void }) => {},
  };
  page.startedWorker = started;
  const line = openEngineLine({ forced: null, onMessage: () => {}, onRestart: () => {}, onDead: () => {} });
  expect(asked).toMatchObject([{ type: "open", backend: null }]);
  expect(made).toEqual([]);
  started.onerror({ message: "lost", preventDefault: () => {} });
  expect(started.terminate).toHaveBeenCalledOnce();
  expect(made.length).toBe(1);
  line.close();
});

test("where the worker that was started has failed by then, the page starts one of its own", () => {
  page.startedWorker = null;
  openEngineLine({ forced: null, onMessage: () => {}, onRestart: () => {}, onDead: () => {} }).close();
  expect(made.length).toBe(1);
});
