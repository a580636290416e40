// When is the worker taken for dead, and what is said of the one that follows? On a clock of our own and workers that do
// only what they are told to.

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openEngineLine, type EngineEvents } from "#state/engineLine";
import type { Backend, FromWorker, RunRequest } from "#model/contracts/protocol";
import { defaultScene } from "#scene/presets";

interface FakeWorker {
  onmessage: (event: { data: FromWorker }) => void;
  onerror: (event: { message: string; preventDefault: () => void }) => void;
  asked: { type: string; backend?: Backend | null }[];
}

const workers: FakeWorker[] = [];
let said: string[] = [];
const request: RunRequest = { words: ["a"], settings: defaultScene.memory, overrides: [] };

beforeEach(() => {
  workers.length = 0;
  said = [];
  vi.useFakeTimers();
  vi.stubGlobal("document", { baseURI: "http://127.0.0.1/" });
  vi.stubGlobal("Worker", function (this: FakeWorker & { postMessage: unknown; terminate: unknown }) {
    this.asked = [];
    this.postMessage = (message: FakeWorker["asked"][number]) => this.asked.push(message);
    this.terminate = () => {};
    workers.push(this);
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function open(forced: Backend | null = null) {
  const events: EngineEvents = {
    onMessage: (message) => message.type === "opened" && said.push(`${message.backend}: ${message.reason}`),
    onRestart: (why, restarts) => said.push(`restart ${restarts}: ${why}`),
    onDead: (why) => said.push(`dead: ${why}`),
  };
  return openEngineLine({ forced, ...events });
}

const latest = (): FakeWorker => workers.at(-1)!;
const hear = (data: FromWorker): void => latest().onmessage({ data });
const die = (message: string): void => latest().onerror({ message, preventDefault: () => {} });
const opens = (backend: Backend, reason: string): void => hear({ type: "opened", backend, reason });
const answers = (run: number): void => hear({ type: "superseded", run });
const reads = (run: number): void =>
  hear({ type: "done", run, filled: 1, diverged: null, recall: null, milliseconds: 1, backend: "cpu" } as never);

/** The page stands still: its timers are late, and each comes once. */
function standStill(milliseconds: number): void {
  vi.setSystemTime(Date.now() + milliseconds);
  vi.advanceTimersToNextTimer();
}

test("a worker that owes an answer and says nothing for twenty seconds is started again", () => {
  open().run(1, request);
  vi.advanceTimersByTime(19_000);
  expect(said).toEqual([]);
  vi.advanceTimersByTime(1_500);
  expect(said).toEqual(["restart 1: it stopped answering"]);
});

test("where the page itself stands still, the worker's silence is not counted", () => {
  open().run(1, request);
  for (let night = 0; night < 5; night++) standStill(8 * 3_600_000);
  expect(said).toEqual([]);
  vi.advanceTimersByTime(20_000);
  expect(said).toEqual(["restart 1: it stopped answering"]);
});

test("a word from the worker begins the twenty seconds anew, and one that owes nothing may be silent", () => {
  open().run(1, request);
  for (let word = 0; word < 4; word++) {
    vi.advanceTimersByTime(15_000);
    opens("cpu", "no GPU");
  }
  answers(1);
  vi.advanceTimersByTime(3_600_000);
  expect(said.filter((sentence) => !sentence.startsWith("cpu"))).toEqual([]);
});

test("the third worker that dies in a row is the last, and what is asked after that is answered at once", async () => {
  const engine = open();
  for (let death = 0; death < 3; death++) {
    engine.run(death, request);
    die("Uncaught Error: dead");
  }
  expect(said).toEqual(["restart 1: dead", "restart 2: dead", "dead: dead"]);
  expect(workers).toHaveLength(3);
  expect(await engine.ask(2, { kind: "moment", token: 0, window: 1 })).toBeNull();
  engine.run(9, request);
  expect(said.at(-1)).toBe("dead: dead");
});

test("a newer run answers what was asked of those before it with nothing, and what is asked of itself stays asked", async () => {
  const engine = open();
  engine.run(1, request);
  const before = engine.ask(1, { kind: "write", token: 0 });
  const itself = engine.ask(2, { kind: "write", token: 0 });
  engine.run(2, request);
  expect(await before).toBeNull();
  const parts = { token: 0, guess: new Float32Array(), value: new Float32Array(), layers: [] };
  hear({ type: "answer", ticket: 0, answer: null }); // late, and nobody listens any more
  hear({ type: "answer", ticket: 1, answer: parts });
  expect(await itself).toBe(parts);
});

test("deaths before a minute of healthy work are forgotten, those before idle time are not", () => {
  const engine = open();
  for (let death = 0; death < 6; death++) {
    engine.run(death, request);
    reads(death);
    vi.advanceTimersByTime(61_000);
    die("dead");
  }
  expect(said).toEqual(Array.from({ length: 6 }, () => "restart 1: dead"));

  for (let death = 0; death < 2; death++) {
    vi.advanceTimersByTime(61_000); // and nothing was read
    die("dead");
  }
  expect(said.slice(6)).toEqual(["restart 2: dead", "dead: dead"]);
});

test("after the GPU was lost the reason says so, and not that somebody asked for the CPU", () => {
  open();
  opens("webgpu", "this GPU passed the self-test");
  die("Uncaught Error: the GPU was lost: gone");
  opens("cpu", "WebGPU finds no graphics adapter here");
  expect(said.at(-1)).toBe("cpu: the GPU was lost: gone, and the CPU went on");
  die("another");
  opens("cpu", "the CPU engine was asked for");
  expect(said.at(-1)).toBe("cpu: the GPU was lost: gone, and the CPU went on");
  expect(latest().asked[0]).toMatchObject({ type: "open", backend: "cpu" });
});

test("a GPU that is lost twice hands over to the CPU, with that as the reason; one that comes back is named", () => {
  open();
  opens("webgpu", "passed");
  die("the GPU was lost: gone");
  expect(latest().asked[0]).toMatchObject({ type: "open", backend: null });
  opens("webgpu", "passed again");
  expect(said.at(-1)).toBe("webgpu: passed again");
  die("the GPU was lost: gone again");
  opens("cpu", "the CPU engine was asked for");
  expect(said.at(-1)).toBe("cpu: the GPU was lost: gone again, and the CPU went on");
});

test("where there never was a GPU, or the CPU was asked for, that stays the reason", () => {
  for (const [forced, reason] of [
    [null, "this browser has no WebGPU"],
    ["cpu", "the CPU engine was asked for"],
  ] as const) {
    open(forced);
    for (let death = 0; death < 2; death++) {
      opens("cpu", reason);
      die("dead");
    }
    opens("cpu", "the CPU engine was asked for");
    expect(said.at(-1)).toBe(`cpu: ${reason}`);
  }
});

test("a browser that makes no workers is one whose worker cannot be loaded: the page hears it, and nothing throws", async () => {
  for (const makes of [
    function () {
      throw new DOMException("not here", "SecurityError");
    },
    undefined,
  ]) {
    said = [];
    vi.stubGlobal("Worker", makes);
    const engine = open();
    engine.run(1, request);
    const asked = engine.ask(1, { kind: "moment", token: 0, window: 1 });
    vi.runAllTimers();
    const why = "the worker could not be loaded";
    expect(said).toEqual([`restart 1: ${why}`, `restart 2: ${why}`, `dead: ${why}`]);
    expect(await asked).toBeNull();
  }
});
