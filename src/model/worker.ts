// How does the model live beside the page? One run at a time, read in blocks so that a newer run or a question can cut in.
// Answers come from moment.ts, explain.ts and attention.ts; this file only keeps the order of things.

import { answerComparison } from "./compare/answers";
import { answersAt } from "./reading/answers";
import { everyAnswer } from "./reading/everyAnswer";
import { modelAnswers } from "./reading/modelAnswers";
import { attentionMaps } from "./reading/maps";
import { openBackend } from "./reading/backend";
import { answerShellGame } from "./compare/tracking";
import { contributionsTo } from "./explain/contributions";
import { parallelForm } from "./explain/parallelForm";
import { explain } from "./explain/explain";
import { exportRun } from "./check/export";
import type { MemoryConfig } from "./contracts/config";
import { initialState } from "./kernels/memory.cpu";
import { cpuEngine, scanInLoops, scanOnCpu } from "./kernels/memory.onCpu";
import { runHeadless, summarise } from "./reading/headless";
import { takeMeasure, takeSeries } from "./explain/takeMeasure";
import { wroteAnswer } from "./explain/wroteAnswer";
import { writeParts } from "./explain/writeParts";
import { momentAt } from "./reading/moment";
import { originsAt } from "./reading/origins";
import { sliceColumns } from "./contracts/pageColumns";
import type { Answers, Backend, EngineSpeed, FromWorker, Question, RunRequest, ToWorker } from "./contracts/protocol";
import { advance, decodeAgain, startRun, type Run, type ScanMemory } from "./reading/run";
import type { LearnedName } from "./contracts/models";
import type { OwnModel } from "./contracts/trainQuestions";
import { plainKernels } from "./trained/forward.kernels";
import type { TrainedModel } from "./trained/modelFile";
import { openShelf } from "./reading/fetchedModels";
import { allocateTrace } from "./contracts/trace";
import { chooseModelEngine, modelOnCpu, whyFailed, type ModelEngine } from "./reading/modelEngine";
import { speedOfModel } from "./reading/modelSpeed";
import { canFreeze, type Trained } from "./reading/trained";
import { nextProbability } from "./reading/expected";
import { readWords, type WordsRead } from "./reading/untrained";
import { referenceRun, verifyInSlices } from "./check/reference";
import { engineWords } from "#words/engine";
import { say } from "#words/say";

/** Tokens read before the worker looks at its messages again, by a memory alone and by a trained model. */
const blockTokens = 256;
const modelBlockTokens = 64;
/** A model's first block is short: the machine has not yet made its loops fast, and something should be on screen soon. */
const firstBlockTokens = 16;

/** How long after a run its float64 check begins. */
const quietMilliseconds = 250;

const measuredMilliseconds = 50;

interface Current {
  readonly id: number;
  /** What it was asked to read. */
  readonly name: string;
  /** null where its model could not be had, or a newer run came before it was there. */
  readonly run: Promise<Run | null>;
  /** Resolves when the run has ended, by its end, a divergence or a newer run. */
  readonly ended: Promise<void>;
  /** The run again in float64, made when first needed. */
  reference: Promise<Run> | null;
}

interface ScanEngine {
  readonly backend: Backend;
  readonly scan: ScanMemory;
}

const onCpu = (): ScanEngine => ({ backend: cpuEngine(), scan: scanOnCpu });
/** The engine for a memory: a GPU's has its limits, and the CPU takes what is beyond them. */
let engineFor: (config: MemoryConfig) => ScanEngine = onCpu;
let current: Current | null = null;
let newest = -1;
/** Of the softmax map on screen. */
let shownWindow = 16;
/** The trained models that are here, and what the last of them read. */
let shelf = openShelf("models/", engineOfModel);
/** What reads each of them. */
const modelEngines = new Map<LearnedName, Promise<ModelEngine>>();
/** The run whose text had no room on the GPU, and what reads it. */
let tooLong: { readonly run: number; readonly engine: ModelEngine } | null = null;
/** Of the GPU that reads; null where none does. */
let device: GPUDevice | null = null;
/** The words that were read last without a model: a turned knob reads the same again. */
let lastRead: WordsRead | null = null;
/** How many tokens a second the last model read. */
let modelSpeed = 0;

addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  receive(data).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    post({ type: "failed", ticket: data.type === "ask" ? data.ticket : null, message });
  });
});

async function receive(message: ToWorker): Promise<void> {
  switch (message.type) {
    case "open":
      shelf = openShelf(message.models, engineOfModel);
      return open(message.backend);
    case "run":
      newest = message.run;
      return read(message.run, message);
    case "ask":
      return post({ type: "answer", ticket: message.ticket, answer: await answer(message.run, message.question) });
    default:
      message satisfies never;
  }
}

async function answer(id: number, question: Question): Promise<Answers[keyof Answers] | null> {
  switch (question.kind) {
    case "moment": {
      shownWindow = question.window;
      const run = await readUpTo(id, question.token);
      return run && momentAt(run, question);
    }
    case "answers": {
      const run = await readUpTo(id, question.token);
      return run && answersAt(run, question);
    }
    case "everyAnswer": {
      const run = await readUpTo(id, question.token);
      return run && everyAnswer(run, question);
    }
    case "modelAnswers": {
      const run = await readUpTo(id, Math.max(...question.after));
      return run?.trained ? modelAnswers(run.trained, question) : null;
    }
    case "maps": {
      const run = await readUpTo(id, question.token);
      return run && attentionMaps(run, question);
    }
    case "parallel": {
      const run = await readUpTo(id, question.token);
      return run && parallelForm(run, question.token);
    }
    case "explain": {
      const run = await readUpTo(id, question.subject.token);
      return run && explain(run, await reference(), question.subject);
    }
    case "contributions": {
      const run = await readUpTo(id, question.subject.token);
      return run && contributionsTo(run, question.subject);
    }
    case "wroteAnswer": {
      const run = await readUpTo(id, question.subject.token);
      return run && wroteAnswer(run, question);
    }
    case "write": {
      const run = await readUpTo(id, question.token);
      return run && writeParts(run, await reference(), question.token);
    }
    case "origins": {
      const run = await readUpTo(id, question.token);
      return run && originsAt(run, question);
    }
    case "speeds": {
      const run = await readToItsEnd(id);
      return run && speedsOf(run, id);
    }
    case "export": {
      const asked = current;
      await asked?.ended;
      const run = await asked?.run;
      return run && current?.id === id ? exportRun(run, await reference(), question) : null;
    }
    case "measure": {
      const { request, measures, compared } = question;
      const run = await readAs(id, request);
      return run && measures.map((measure) => takeMeasure({ run, settings: request.settings, compared }, measure));
    }
    case "series": {
      const run = await readAs(id, question.request);
      return run && takeSeries(run, question.quantity);
    }
    case "memories":
    case "compared":
    case "comparedAt":
    case "levels":
    case "madeGates":
    case "capacity":
    case "timed":
    case "innerSteps": {
      const run = await readToItsEnd(id);
      return run && answerComparison(run, question);
    }
    case "long":
    case "longAt": {
      const { answerLong } = await import("./reading/longAnswers");
      return answerLong(question, nextMessage);
    }
    case "shellGame":
    case "tracks":
      return answerShellGame(question);
    case "longTest": {
      const { answerLongTest } = await import("./reading/longTestAnswers");
      return answerLongTest(question, { modelOf: shelf.model, pause: nextMessage });
    }
    case "innerStepsText": {
      const { answerSteppedText } = await import("./trained/innerSteps");
      return answerSteppedText(question, { modelOf: shelf.model, pause: nextMessage });
    }
    case "train":
    case "trainedFile": {
      const { answerTraining } = await import("./learning/trainAnswers");
      return answerTraining(question);
    }
    case "openOwn":
      return openOwn(question.bytes);
    default:
      return question satisfies never;
  }
}

/** The model of a file is the one to read with as "own": a run that asks for it waits. @throws Error saying what the file lacks. */
async function openOwn(bytes: Uint8Array<ArrayBuffer>): Promise<OwnModel> {
  const opening = import("./learning/ownFile").then(({ readOwn }) => readOwn(bytes));
  shelf.keepOwn(opening.then(({ model }) => model));
  modelEngines.delete("own");
  const { model: _kept, ...own } = await opening;
  return own;
}

/** The run that was asked so: the one on screen, or another beside it. null where that one cannot be had any more. */
function readAs(id: number, request: RunRequest): Promise<Run | null> {
  const name = nameOf(request);
  return current?.name === name ? readToItsEnd(id) : readBeside(name, request);
}

/** Readings that were only measured, the latest last. */
const beside = new Map<string, Promise<Run>>();
const mostBeside = 4;

/** A text read again with other settings, while the run on screen stays. */
function readBeside(name: string, request: RunRequest): Promise<Run> {
  const known = beside.get(name) ?? readAgain(request);
  beside.delete(name);
  beside.set(name, known);
  if (beside.size > mostBeside) beside.delete(beside.keys().next().value!);
  return known;
}

async function readAgain(request: RunRequest): Promise<Run> {
  const { model } = request.settings;
  const { run } = await runHeadless(request, model === "untrained" ? null : await shelf.model(model));
  return run;
}

function nameOf({ words, settings, overrides }: RunRequest): string {
  return JSON.stringify([words, settings, overrides]);
}

async function open(forced: Backend | null): Promise<void> {
  const opened = await openBackend(forced, (message) => {
    // The device is gone for this whole worker: an error that nobody catches makes the page start another.
    setTimeout(() => {
      throw new Error(say(engineWords.backend.lost, { why: message }));
    });
  });
  if (opened.kind === "webgpu") {
    const { scanMemoryGpu } = await import("./kernels/memory.gpu");
    const { supportsGpuMemory } = await import("./kernels/memory.shader");
    const gpuEngine: ScanEngine = { backend: "webgpu", scan: scanMemoryGpu };
    engineFor = (config) => (supportsGpuMemory(config) === null ? gpuEngine : onCpu());
    device = opened.device;
    modelEngines.clear(); // a model that was read before there was a GPU
  }
  post({ type: "opened", backend: opened.kind, reason: opened.reason });
}

function engineOfModel(model: TrainedModel): Promise<ModelEngine> {
  const { name } = model.card;
  if (tooLong?.run === newest) return Promise.resolve(tooLong.engine);
  const engine = modelEngines.get(name) ?? chooseModelEngine(model, device);
  modelEngines.set(name, engine);
  return engine;
}

/** The GPU failed at a model: the CPU reads it from now on; where only the text was too long for it, this once. */
function leaveGpu(name: LearnedName, { id, error }: { id: number; error: unknown }): void {
  const engine = modelOnCpu(whyFailed(error));
  if (error instanceof RangeError) tooLong = { run: id, engine };
  else modelEngines.set(name, Promise.resolve(engine));
}

async function read(id: number, request: RunRequest): Promise<void> {
  let end = (): void => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  const starting = start(id, request);
  current = { id, name: nameOf(request), run: starting, ended, reference: null };
  const run = await starting;
  if (!run) return end();
  const started = performance.now();
  const known = run.trained?.forward.position ?? 0;
  const { scan, backend } = engineFor(run.reading.config);
  const { engine = { backend, reason: null } } = run.trained ?? {};
  const ofModel = engine.backend === "webgpu" ? blockTokens : modelBlockTokens;
  const withoutGpu = (error: unknown): Promise<void> | void => {
    if (!run.trained || engine.backend !== "webgpu") throw error;
    leaveGpu(run.trained.name, { id, error });
    end();
    return newest === id ? read(id, request) : post({ type: "superseded", run: id });
  };
  for (let more = run.reading.stream.length > 0; more;) {
    const from = run.filled;
    const count = !run.trained ? blockTokens : from === 0 ? firstBlockTokens : ofModel;
    try {
      more = await advance(run, { scan, count });
    } catch (error) {
      return withoutGpu(error);
    }
    if (newest !== id) break;
    postColumns(run, { id, from });
    if (more) await nextMessage();
    if (newest !== id) break;
  }
  if (run.trained && newest === id) {
    const read = run.trained.forward.position - known;
    if (read > 0) modelSpeed = (1000 * read) / (performance.now() - started);
    decodeAgain(run);
    postColumns(run, { id, from: 0 });
  }
  end();
  if (newest !== id) return post({ type: "superseded", run: id });
  const milliseconds = performance.now() - started;
  post({
    ...{ type: "done", run: id },
    ...summarise(run, {
      ...{ milliseconds, backend: engine.backend },
      ...(engine.reason !== null && { reason: engine.reason }),
    }),
  });
  try {
    await compare(run, { id, request });
  } catch (error) {
    return withoutGpu(error);
  }
  // Checking can wait until nobody is turning a knob.
  await new Promise((resolve) => setTimeout(resolve, quietMilliseconds));
  if (newest !== id || run.filled === 0) return;
  const verification = await verifyInSlices(run, await reference(), { pause: nextMessage, window: shownWindow });
  if (newest !== id) return;
  const tokensPerSecond = run.trained ? modelSpeed : await measureSpeed(run, { id, scan });
  post({ type: "verified", run: id, tokensPerSecond, ...verification });
}

/** A run about to read, of the words alone or of a trained model, which may have to be fetched first. */
async function start(id: number, request: RunRequest): Promise<Run | null> {
  const { model } = request.settings;
  if (model === "untrained") {
    const reading = readWords(request, lastRead);
    lastRead = { request, reading };
    return startRun(reading);
  }
  try {
    const run = await shelf.start(request, ({ received, total }) => {
      if (newest === id) post({ type: "loading", run: id, received, total });
    });
    if (newest !== id) {
      post({ type: "superseded", run: id });
      return null;
    }
    post({ type: "loaded", run: id, card: run.card });
    return run.run;
  } catch (error) {
    post({ type: "unloadable", run: id, message: error instanceof Error ? error.message : String(error) });
    return null;
  }
}

/** Reads the text again with the memory frozen, to hold against what the model expects with it. */
async function compare(run: Run, { id, request }: { id: number; request: RunRequest }): Promise<void> {
  const { trained, filled, columns } = run;
  if (!trained || !canFreeze(trained)) return;
  const frozen = (trained.frozen = shelf.frozenOf(request, trained));
  for (let from = 0, to = 0; from < filled; from = to) {
    to = Math.min(Math.max(frozen.position, from + modelBlockTokens), filled);
    if (frozen.position < to) frozen.advance(to - frozen.position);
    await frozen.settled;
    for (let token = from; token < to; token++) columns.frozenProbability[token] = nextProbability(frozen, token);
    post({ type: "compared", run: id, from, probabilities: columns.frozenProbability.slice(from, to) });
    await nextMessage();
    if (newest !== id) return;
  }
}

function postColumns(run: Run, { id, from }: { id: number; from: number }): void {
  const columns = sliceColumns(run.columns, { from, to: run.filled });
  post({ type: "progress", run: id, from, count: run.filled - from, columns });
}

/** How fast the engine reads this text: again from the start, now that it is warm, until enough time has passed to tell. */
async function measureSpeed({ reading, filled }: Run, { id, scan }: { id: number; scan: ScanMemory }): Promise<number> {
  const { config, parameters, stream } = reading;
  const trace = allocateTrace({ config, length: filled, floats: Float32Array });
  const started = performance.now();
  let read = 0;
  while (performance.now() - started < measuredMilliseconds) {
    const state = initialState(parameters);
    const count = Math.min(filled, blockTokens);
    await scan({ config, parameters, stream, state, count, trace });
    read += count;
    await nextMessage();
    if (newest !== id) break;
  }
  return (1000 * read) / (performance.now() - started);
}

/** Every engine that can read this memory here, one after the other. */
async function speedsOf(run: Run, id: number): Promise<EngineSpeed[]> {
  if (run.trained) return modelSpeeds(run, run.trained, id);
  const engines: ScanEngine[] = [{ backend: "loops", scan: scanInLoops }];
  if (cpuEngine() === "cpu") engines.unshift(onCpu());
  const engine = engineFor(run.reading.config);
  if (engine.backend === "webgpu") engines.push(engine);
  const speeds: EngineSpeed[] = [];
  for (const { backend, scan } of engines) {
    speeds.push({ backend, tokensPerSecond: await measureSpeed(run, { id, scan }) });
  }
  return speeds;
}

/** Every engine that can read this model here. */
async function modelSpeeds(run: Run, trained: Trained, id: number): Promise<EngineSpeed[]> {
  const engines: [Backend, ModelEngine["open"]][] = [["loops", () => plainKernels(Float32Array)]];
  if (cpuEngine() === "cpu") engines.unshift(["cpu", null]);
  if (trained.engine.open) engines.push(["webgpu", trained.engine.open]);
  const speeds: EngineSpeed[] = [];
  for (const [backend, open] of engines) {
    const goesOn = async (): Promise<boolean> => {
      await nextMessage();
      return newest === id;
    };
    const block = backend === "webgpu" ? blockTokens : modelBlockTokens;
    const how = { open, block, filled: run.filled, milliseconds: measuredMilliseconds, goesOn };
    speeds.push({ backend, tokensPerSecond: await speedOfModel(trained, how) });
  }
  return speeds;
}

/** The current run, once it has read `token`; null where a newer run took its place or the token is never reached. */
async function readUpTo(id: number, token: number): Promise<Run | null> {
  const asked = current;
  if (asked?.id !== id) return null;
  const run = await asked.run;
  if (run && token >= run.filled) await asked.ended;
  return run && current?.id === id && newest === id && token < run.filled ? run : null;
}

/** The current run, once it has been read to its end; null where a newer run took its place, or nothing could be read. */
async function readToItsEnd(id: number): Promise<Run | null> {
  const asked = current;
  if (asked?.id !== id) return null;
  await asked.ended;
  const run = await asked.run;
  return run && current?.id === id && newest === id && run.filled > 0 ? run : null;
}

/** The current run in float64, once it has been read to its end. */
async function reference(): Promise<Run> {
  const asked = current!;
  await asked.ended;
  return (asked.reference ??= asked.run.then((run) => referenceRun(run!, nextMessage)));
}

/** Lets waiting messages in: a timer would wait at least four milliseconds, a message does not. */
function nextMessage(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

function post(message: FromWorker): void {
  postMessage(message);
}
