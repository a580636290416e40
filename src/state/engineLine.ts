// How is the model worker kept alive and asked? One line to it: runs, questions with answers, and a new worker when one dies.
// Leaves to session.ts what to ask, and what to do with the answers.

import type { Answers, Backend, FromWorker, Question, RunRequest, ToWorker } from "#model/contracts/protocol";
import { engineWords } from "#words/engine";
import { noticeWords } from "#words/notices";
import { say } from "#words/say";
import { locale } from "#words/translate";

/**
 * A worker that owes an answer for this long without a word is taken for dead. It is time in which the page was awake to
 * hear it: where the page itself stands still, in a busy tab, in the background or in a closed laptop, none passes.
 */
const silenceSeconds = 20;
/** As before, then on the CPU; after that there is something wrong that starting again does not cure. */
const maximumRestarts = 2;
/** A worker that has answered and lived this long is a healthy one, and those that died before it are forgotten. */
const healthyMilliseconds = 60_000;

/** Whose answer nobody waits for. */
const nobody = -1;

export interface EngineLine {
  /** Begins a run, in the place of any before it: what was asked of those is answered with null. What it makes comes through `onMessage`. */
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

type Opened = Extract<FromWorker, { type: "opened" }>;

interface Ticket {
  /** The run that it asks about. */
  readonly run: number;
  readonly resolve: (answer: Answers[keyof Answers] | null) => void;
  readonly reject: (error: Error) => void;
}

export function openEngineLine({ forced, ...events }: { forced: Backend | null } & EngineEvents): EngineLine {
  const tickets = new Map<number, Ticket>();
  let nextTicket = 0;
  /** The run that the worker still works at. */
  let running: number | null = null;
  let restarts = 0;
  let startedAt = 0;
  let hasAnswered = false;
  /** What the last worker opened, and why; null until one has. */
  let opened: Opened | null = null;
  /** Why the worker now reads on the CPU though nobody asked for it; null where it chose by itself. */
  let fallback: string | null = null;
  /** Why there will be no other worker; null while there may be. */
  let dead: string | null = null;
  /** The reader's own model, which a new worker does not know. */
  let own: Extract<Question, { kind: "openOwn" }> | null = null;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let worker = start(forced);

  /** null where the browser makes no workers, or none here: as where its file cannot be fetched, that is heard later. */
  function start(backend: Backend | null): Worker | null {
    startedAt = performance.now();
    hasAnswered = false;
    try {
      // A worker is named after the language that it answers in.
      const started = new Worker(new URL("../model/worker.ts", import.meta.url), { type: "module", name: locale });
      started.onmessage = ({ data }: MessageEvent<FromWorker>) => receive(data);
      started.onerror = (event) => {
        event.preventDefault();
        const message = event.message?.replace(/^(?:Uncaught )?(?:\w*Error: )?/, "");
        if (worker === started) revive(message || noticeWords.worker.notLoaded);
      };
      const models = new URL("models/", document.baseURI).href;
      started.postMessage({ type: "open", backend, models } satisfies ToWorker);
      if (own) started.postMessage({ type: "ask", ticket: nobody, run: nobody, question: own } satisfies ToWorker);
      return started;
    } catch {
      setTimeout(() => revive(noticeWords.worker.notLoaded));
      return null;
    }
  }

  function send(message: ToWorker): void {
    worker?.postMessage(message);
    watch();
  }

  /** Counts the seconds of silence one by one: after a standstill of the page a late timer counts as one, not as all of it. */
  function watch(seconds = 0): void {
    clearTimeout(silence);
    if (worker === null || (running === null && tickets.size === 0)) return;
    silence = setTimeout(
      () => (seconds + 1 < silenceSeconds ? watch(seconds + 1) : revive(noticeWords.worker.silent)),
      1000,
    );
  }

  /** What was asked successfully is asked of the next worker too. */
  async function keep(opening: Extract<Question, { kind: "openOwn" }>, answer: Promise<unknown>): Promise<void> {
    if (await answer.catch(() => null)) own = opening;
  }

  function receive(message: FromWorker): void {
    hasAnswered ||= message.type === "answer" || message.type === "done";
    if (message.type === "opened") {
      const reason = fallback !== null && message.backend === "cpu" ? fallback : message.reason;
      opened = { ...message, reason };
      events.onMessage(opened);
      return watch();
    }
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

  /** Answers with null what will not be answered, or need not be. */
  function giveUp(isGivenUp: (ticket: Ticket) => boolean): void {
    for (const [number, ticket] of tickets) {
      if (!isGivenUp(ticket)) continue;
      tickets.delete(number);
      ticket.resolve(null);
    }
  }

  function revive(why: string): void {
    clearTimeout(silence);
    worker?.terminate();
    running = null;
    giveUp(() => true);
    if (hasAnswered && performance.now() - startedAt >= healthyMilliseconds) restarts = 0;
    restarts++;
    if (restarts > maximumRestarts) {
      worker = null;
      dead = why;
      return events.onDead(why);
    }
    // Nobody asks for the CPU: what is said of it stays the reason why there is no GPU, or how it was lost.
    const isLast = restarts === maximumRestarts;
    if (opened?.backend === "cpu") fallback = opened.reason;
    else if (opened || isLast) fallback = say(engineWords.backend.wentOn, { why });
    worker = start(isLast ? "cpu" : forced);
    events.onRestart(why, restarts);
  }

  return {
    run: (run, request) => {
      if (dead !== null) return events.onDead(dead);
      running = run;
      giveUp((ticket) => ticket.run !== run);
      send({ type: "run", run, ...request });
    },
    ask: <Kind extends Question["kind"]>(run: number, question: Extract<Question, { kind: Kind }>) => {
      const answer = new Promise<Answers[Kind] | null>((resolve, reject) => {
        if (dead !== null) return resolve(null);
        const ticket = nextTicket++;
        tickets.set(ticket, { run, resolve: resolve as Ticket["resolve"], reject });
        send({ type: "ask", ticket, run, question });
      });
      const asked: Question = question;
      if (asked.kind === "openOwn") void keep(asked, answer);
      return answer;
    },
    close: () => {
      clearTimeout(silence);
      worker?.terminate();
      worker = null;
    },
  };
}
