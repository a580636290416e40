// Who keeps the page and the model worker in step? Scene → run, cursor → moment, lock → explanation; answers → store.
// One question of a kind is under way at a time, the latest wins, and a dead worker is started again once.

import { tokenQuantities, wordQuantities } from "./model/probe";
import { mapLimit } from "./model/protocol";
import type { Backend, FromWorker, Moment, PageColumns, RunSummary, ToWorker } from "./model/protocol";
import { currentToken, place, usePlayhead } from "./playhead";
import { recordedRun } from "./recorded";
import { useExplorer, type Explorer, type PageRun } from "./store";

/** A worker that owes an answer for this long without a word is taken for dead. */
const silenceMilliseconds = 8000;

/** A run the worker has begun, not yet on screen: it is shown with its first moment, so that no panel blinks. */
interface Staged {
  run: PageRun;
  /** A link's earlier run: read first, then drawn as the ghost. */
  readonly asGhost: boolean;
}

export interface Session {
  /** The trace file of the run on screen. */
  readonly exportTrace: (hash: string) => Promise<string>;
  readonly close: () => void;
}

export function openSession({ forced }: { forced: Backend | null }): Session {
  let worker = startWorker();
  let restarts = 0;
  let newest = 0;
  let staged: Staged | null = null;
  /** A knob turned while the first block was read: its run starts when that block is there. */
  let stale = false;
  let reading = false;
  const owed = new Set<string>();
  let silence: ReturnType<typeof setTimeout> | undefined;
  let askedMoment: { run: number; token: number; window: number } | null = null;
  let exporting: { resolve: (document: string) => void; reject: (error: Error) => void } | null = null;
  let sentScene: Pick<Explorer["scene"], "memory" | "overrides" | "text"> | null = null;

  function startWorker(): Worker {
    const started = new Worker(new URL("./model/worker.ts", import.meta.url), { type: "module", name: "model" });
    started.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      owed.delete(answered(data));
      watch();
      receive(data);
    };
    started.onerror = (event) => {
      event.preventDefault();
      revive(event.message || "the worker could not be loaded");
    };
    return started;
  }

  function send(message: ToWorker): void {
    if (message.type !== "export") owed.add(message.type);
    worker.postMessage(message);
    watch();
  }

  function watch(): void {
    clearTimeout(silence);
    if (owed.size > 0) silence = setTimeout(() => revive("it stopped answering"), silenceMilliseconds);
  }

  /** A dead worker, or a lost device: once again as before, then on the CPU, then with a message. The run on screen stays. */
  function revive(why: string): void {
    clearTimeout(silence);
    worker.terminate();
    owed.clear();
    restarts++;
    exporting?.reject(new Error(why));
    exporting = null;
    if (restarts > 2) {
      useExplorer.setState({
        engine: { phase: "failed", backend: "cpu", reason: why },
        notice: `The engine stopped (${why}). What was read stays on screen; reload the page to go on.`,
      });
      return;
    }
    const notice =
      restarts === 1
        ? `The engine stopped (${why}) and was started again.`
        : `The engine stopped twice (${why}) and now runs on the CPU.`;
    useExplorer.setState({ notice });
    worker = startWorker();
    send({ type: "open", backend: restarts === 2 ? "cpu" : forced });
    requestRun();
  }

  function requestRun(): void {
    const { scene, tokens, ghost } = useExplorer.getState();
    const asGhost = scene.earlier !== null && ghost === null && tokens.tokens.length > 0;
    const settings = asGhost ? { ...scene.memory, ...scene.earlier?.memory } : scene.memory;
    const overrides = (asGhost && scene.earlier?.overrides) || scene.overrides;
    sentScene = scene;
    stale = false;
    newest++;
    owed.delete("maps"); // asked of the run before, it may never be answered
    const run: PageRun = {
      id: newest,
      tokens,
      vocabulary: [...new Set(tokens.tokens.map((token) => token.word))],
      settings,
      overrides,
      columns: allocateColumns(tokens.tokens.length),
      filled: 0,
      summary: null,
      verification: null,
      tokensPerSecond: null,
    };
    staged = { run, asGhost };
    reading = true;
    if (run.tokens.tokens.length === 0) return showStaged(null);
    send({
      type: "run",
      run: newest,
      words: tokens.tokens.map((token) => token.word),
      settings,
      overrides,
    });
    askedMoment = null;
    if (!asGhost) askMoment();
  }

  /** Asks for the state at the cursor, unless a question is still open: its answer asks again. */
  function askMoment(): void {
    if (owed.has("moment") && askedMoment?.run === newest) return;
    const { run, scene } = useExplorer.getState();
    if (staged?.asGhost) return;
    const subject = staged?.run ?? run;
    if (!subject || subject.tokens.tokens.length === 0) return;
    const length = subject.summary ? subject.filled : subject.tokens.tokens.length;
    const token = Math.min(Math.max(0, staged ? wantedToken() : currentToken()), length - 1);
    if (token < 0) return;
    if (askedMoment?.run === subject.id && askedMoment.token === token && askedMoment.window === scene.window) return;
    askedMoment = { run: subject.id, token, window: scene.window };
    send({ type: "moment", ...askedMoment });
    askMaps(token);
  }

  let askedMaps = "";
  function askMaps(token: number): void {
    const { scene, maps, run } = useExplorer.getState();
    if (scene.tab === "weights" || token < 0) return;
    const size = Math.min(run?.filled ?? 0, mapLimit);
    const inside =
      maps?.run === newest && maps.window === scene.window && token >= maps.from && token < maps.from + maps.size;
    const grown = maps?.run === newest && maps.size < size;
    const question = `${newest} ${scene.window} ${token} ${grown ? size : ""}`;
    if ((inside && !grown) || owed.has("maps") || askedMaps === question) return;
    askedMaps = question;
    send({ type: "maps", run: newest, token, window: scene.window });
  }

  function receive(message: FromWorker): void {
    if ("run" in message && message.run !== null && message.run !== newest) return;
    switch (message.type) {
      case "opened": {
        const { engine } = useExplorer.getState();
        useExplorer.setState({ engine: { ...engine, backend: message.backend, reason: message.reason } });
        // The first run did not wait for the GPU; what is on screen should come from the engine that is named.
        if (message.backend === "webgpu") requestRun();
        return;
      }
      case "progress":
        return fill(message);
      case "done":
        return finish(message);
      case "verified":
        return updateRun((run) => ({
          ...run,
          verification: { worst: message.worst, quantity: message.quantity },
          tokensPerSecond: message.tokensPerSecond,
        }));
      case "moment":
        return showMoment(message);
      case "maps":
        useExplorer.setState({ maps: message });
        askMaps(currentToken()); // more may be read by now
        return askMoment();
      case "explained":
        return useExplorer.setState({ explanation: message });
      case "contributions":
        return useExplorer.setState({ contributions: message });
      case "exported":
        exporting?.resolve(message.document);
        exporting = null;
        return;
      case "failed":
        reading = false;
        exporting?.reject(new Error(message.message));
        exporting = null;
        return useExplorer.setState({ notice: `The engine could not do this: ${message.message}` });
      default:
        message satisfies never;
    }
  }

  function fill({ from, count, columns }: Extract<FromWorker, { type: "progress" }>): void {
    const target = (staged?.run ?? useExplorer.getState().run)!;
    for (const name of [...tokenQuantities, ...wordQuantities]) target.columns[name].set(columns[name], from);
    updateRun((run) => ({ ...run, filled: from + count }));
    if (stale) requestRun();
    else if (staged && !staged.asGhost) {
      const { id } = staged.run;
      // A cursor far into a long text waits for its moment; the picture does not.
      setTimeout(() => staged?.run.id === id && showStaged(null), 150);
    }
  }

  function finish({ filled, diverged, recall, milliseconds, backend }: Extract<FromWorker, { type: "done" }>): void {
    reading = false;
    const summary: RunSummary = { filled, diverged, recall, milliseconds, backend };
    updateRun((run) => ({ ...run, filled, summary }));
    if (staged?.asGhost) {
      useExplorer.setState({ ghost: { run: staged.run, kept: false } });
      return requestRun();
    }
    if (staged && wantedToken() >= filled) {
      // The cursor is past a divergence: its question will never be answered.
      owed.delete("moment");
      askedMoment = null;
      askMoment();
    }
    owed.delete("maps"); // asked past a divergence, it is never answered
    if (!staged) askMaps(currentToken());
  }

  function updateRun(change: (run: PageRun) => PageRun): void {
    if (staged) staged.run = change(staged.run);
    else useExplorer.setState(({ run }) => ({ run: run && change(run) }));
  }

  function showMoment({ type: _, ...moment }: Extract<FromWorker, { type: "moment" }>): void {
    if (staged) showStaged(moment);
    else useExplorer.setState({ moment });
    askMoment();
  }

  function showStaged(moment: (Moment & { run: number }) | null): void {
    if (!staged || staged.asGhost) return;
    const { run } = staged;
    staged = null;
    useExplorer.setState((state) => ({
      run,
      moment: moment ?? (run.filled === 0 ? null : state.moment),
      engine: { ...state.engine, phase: "live" },
      explanation: null,
      contributions: null,
    }));
    askLocked();
    askMoment();
    askMaps(currentToken());
  }

  function wantedToken(): number {
    const { position, held, hovered } = usePlayhead.getState();
    return hovered ?? held ?? position;
  }

  function askLocked(): void {
    const { locked, run } = useExplorer.getState();
    if (!locked || !run || run.id !== newest || locked.token >= run.filled) return;
    send({ type: "explain", run: run.id, subject: locked });
    if (locked.kind === "cell") send({ type: "contributions", run: run.id, subject: locked });
  }

  const stopScene = useExplorer.subscribe((state, before) => {
    if (state.locked !== before.locked) askLocked();
    const { scene } = state;
    if (scene === before.scene) return;
    const same =
      sentScene &&
      scene.text === sentScene.text &&
      scene.memory === sentScene.memory &&
      scene.overrides === sentScene.overrides;
    if (!same) {
      if (reading && staged) stale = true;
      else requestRun();
    } else if (scene.window !== before.scene.window || scene.tab !== before.scene.tab) {
      askMoment();
      askMaps(Math.max(0, currentToken()));
    }
  });
  const stopPlayhead = usePlayhead.subscribe(askMoment);

  send({ type: "open", backend: forced });
  requestRun();
  return {
    exportTrace: (hash) =>
      new Promise((resolve, reject) => {
        const { run } = useExplorer.getState();
        exporting = { resolve, reject };
        if (run && run.filled > 0)
          send({
            type: "export",
            run: run.id,
            name: run.tokens.tokens
              .slice(0, 6)
              .map(({ text }) => text)
              .join(" "),
            hash,
          });
        else reject(new Error("there is nothing to export yet: type a text first"));
      }),
    close: () => {
      stopScene();
      stopPlayhead();
      clearTimeout(silence);
      worker.terminate();
    },
  };
}

/** Puts the recorded run on screen, where the Scene is the one it was recorded from. */
export function showRecorded(): void {
  const { scene, tokens } = useExplorer.getState();
  const recorded = recordedRun(scene, tokens);
  if (recorded) useExplorer.setState({ run: recorded.run, moment: recorded.moment });
  place(scene.cursor ?? tokens.tokens.length - 1);
}

/** Which open question a message answers. */
function answered(message: FromWorker): string {
  switch (message.type) {
    case "opened":
      return "open";
    case "done":
      return "run";
    case "explained":
      return "explain";
    default:
      return message.type;
  }
}

function allocateColumns(length: number): PageColumns {
  return Object.fromEntries(
    [...tokenQuantities, ...wordQuantities].map((name) => [name, new Float32Array(length)]),
  ) as PageColumns;
}
