// How is the model worker kept alive and asked? One line to it: runs, questions with answers, and a new worker when one dies.
// Leaves to session.ts what to ask, and what to do with the answers.

import type { Answers, Backend, FromWorker, Question, RunRequest, ToWorker } from "./model/protocol";
import { noticeWords } from "./words/notices";
import { locale } from "./words/translate";

/** A worker that owes an answer for this long without a word is taken for dead. */
const silenceMilliseconds = 20_000;
/** As before, then on the CPU; after that there is something wrong that starting again does not cure. */
const maximumRestarts = 2;

export interface Engine {
  /** Begins a run, in the place of any before it. What it makes comes through `onMessage`. */
  readonly run: (run: number, request: RunRequest) => void;
  /** null: the run was superseded, never reaches the token, or the worker died. @throws Error where the worker failed at it. */
  readonly ask: <Kind extends Question["kind"]>(
    run: number,
    question: Extract<Question, { kind: Kind }>,
  ) => Promise<Answers[Kind] | null>;
  readonly close: () => void;
}

export interface EngineEvents {
  readonly onMessage: (message: Exclude<FromWorker, { type: "answer" }>) => void;
  /** Another worker took its place and knows nothing yet; `restarts` counts from one. */
  readonly onRestart: (why: string, restarts: number) => void;
  readonly onDead: (why: string) => void;
}

interface Ticket {
  readonly resolve: (answer: Answers[keyof Answers] | null) => void;
  readonly reject: (error: Error) => void;
}

export function openEngine({ forced, ...events }: { forced: Backend | null } & EngineEvents): Engine {
  const tickets = new Map<number, Ticket>();
  let nextTicket = 0;
  /** The run that the worker still works at. */
  let running: number | null = null;
  let restarts = 0;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let worker = start(forced);

  function start(backend: Backend | null): Worker {
    // A worker is named after the language that it answers in.
    const started = new Worker(new URL("./model/worker.ts", import.meta.url), { type: "module", name: locale });
    started.onmessage = ({ data }: MessageEvent<FromWorker>) => receive(data);
    started.onerror = (event) => {
      event.preventDefault();
      revive(event.message || noticeWords.worker.notLoaded);
    };
    const models = new URL("models/", document.baseURI).href;
    started.postMessage({ type: "open", backend, models } satisfies ToWorker);
    return started;
  }

  function send(message: ToWorker): void {
    worker.postMessage(message);
    watch();
  }

  function watch(): void {
    clearTimeout(silence);
    if (running === null && tickets.size === 0) return;
    silence = setTimeout(() => revive(noticeWords.worker.silent), silenceMilliseconds);
  }

  function receive(message: FromWorker): void {
    const ended = message.type === "done" || message.type === "superseded" || message.type === "unloadable";
    if (ended && message.run === running) running = null;
    if (message.type === "failed" && message.ticket === null) running = null;
    if (message.type === "answer") {
      tickets.get(message.ticket)?.resolve(message.answer);
      tickets.delete(message.ticket);
    } else if (message.type === "failed" && message.ticket !== null) {
      tickets.get(message.ticket)?.reject(new Error(message.message));
      tickets.delete(message.ticket);
    } else events.onMessage(message);
    watch();
  }

  function revive(why: string): void {
    clearTimeout(silence);
    worker.terminate();
    running = null;
    const unanswered = [...tickets.values()];
    tickets.clear();
    unanswered.forEach(({ resolve }) => resolve(null));
    restarts++;
    if (restarts > maximumRestarts) return events.onDead(why);
    worker = start(restarts === maximumRestarts ? "cpu" : forced);
    events.onRestart(why, restarts);
  }

  return {
    run: (run, request) => {
      running = run;
      send({ type: "run", run, ...request });
    },
    ask: <Kind extends Question["kind"]>(run: number, question: Extract<Question, { kind: Kind }>) =>
      new Promise<Answers[Kind] | null>((resolve, reject) => {
        const ticket = nextTicket++;
        tickets.set(ticket, { resolve: resolve as Ticket["resolve"], reject });
        send({ type: "ask", ticket, run, question });
      }),
    close: () => {
      clearTimeout(silence);
      worker.terminate();
    },
  };
}
