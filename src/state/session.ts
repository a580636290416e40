// Who keeps the page and the engine in step? Scene → run → store, and a newer run drops the older one's answers.
// Leaves to questions.ts what is asked at the cursor: the moment, the maps, the explanation of what is locked.

import { openEngineLine, type EngineLine } from "./engineLine";
import { ruleOf } from "#model/contracts/rule";
import type { ModelName } from "#model/contracts/models";
import { tokenQuantities, wordQuantities } from "#model/contracts/probe";
import type { Backend, FromWorker } from "#model/contracts/protocol";
import { allocateColumns } from "#model/contracts/pageColumns";
import { sameWord } from "#model/contracts/tokenizer";
import { place, usePlayhead } from "./playhead";
import { openQuestions, type AtCursor } from "./questions";
import { recordedRun } from "./recorded";
import { notify, shownRun, useExplorer, type ModelStatus, type PageRun } from "./store";
import type { Scene } from "#scene/scene";
import { noticeWords } from "#words/notices";
import { say } from "#words/say";

const words = noticeWords.session;

/** A run the engine has begun, not yet on screen: it is shown with what is true at the cursor, so that no panel blinks. */
interface Staged {
  run: PageRun;
  /** A link's earlier run: read first, then drawn as the ghost. */
  readonly asGhost: boolean;
  /** What was answered of it so far. */
  answered: Partial<AtCursor>;
}

export interface Session {
  /** The trace file of the run on screen. @throws Error saying why there is none. */
  readonly exportTrace: (hash: string) => Promise<string>;
  /** Asks the worker about a run. null: the run was superseded. @throws Error where the worker failed at it. */
  readonly ask: EngineLine["ask"];
  readonly close: () => void;
}

/** How long a run waits, from its first block on, for its end and the moment at the cursor before it is shown as far as it is. */
const patienceMilliseconds = 150;

export function openSession({ forced }: { forced: Backend | null }): Session {
  let newest = 0;
  let staged: Staged | null = null;
  /** What the newest run was asked to read. */
  let sent: Scene | null = null;
  /** A knob turned while the first block was read: its run starts when that block is there. */
  let stale = false;

  const engine = openEngineLine({
    forced,
    onMessage: receive,
    onRestart: (why, restarts) => {
      notify(say(restarts === 1 ? words.startedAgain : words.nowOnCpu, { why }));
      requestRun();
    },
    onDead: (why) =>
      useExplorer.setState({
        engine: { phase: "failed", backend: "cpu", reason: why },
        ...{ notice: say(words.stopped, { why }), noticeOf: "page" },
      }),
  });

  const questions = openQuestions({
    ask: engine.ask,
    newest: () => newest,
    reading: () => (staged ? (staged.asGhost ? null : staged.run) : useExplorer.getState().run),
    take: (answered, run) => {
      if (!staged) return useExplorer.setState(ofRun(answered, run.id));
      staged.answered = { ...staged.answered, ...answered };
      if (isWhole(staged)) show();
    },
    complain,
  });

  function requestRun(): void {
    const { scene, tokens, ghost } = useExplorer.getState();
    const words = tokens.tokens.map((token) => token.word);
    const asGhost = scene.earlier !== null && ghost === null && words.length > 0;
    const settings = asGhost ? { ...scene.memory, ...scene.earlier?.memory } : scene.memory;
    const overrides = (asGhost && scene.earlier?.overrides) || scene.overrides;
    sent = scene;
    stale = false;
    newest++;
    const run: PageRun = {
      id: newest,
      tokens,
      vocabulary: [...new Set(words)],
      settings,
      overrides,
      rule: settings,
      card: null,
      columns: allocateColumns(words.length),
      compared: 0,
      read: 0,
      filled: 0,
      summary: null,
    };
    staged = { run, asGhost, answered: {} };
    useExplorer.setState(({ model }) => ({ model: statusOf(settings.model, model) }));
    if (words.length === 0) return show();
    engine.run(newest, { words, settings, overrides });
    if (asGhost) return;
    questions.moment.look();
    questions.answers.look();
    questions.maps.look();
  }

  function receive(message: Exclude<FromWorker, { type: "answer" }>): void {
    if ("run" in message && message.run !== newest) return;
    switch (message.type) {
      case "opened": {
        const { engine: before } = useExplorer.getState();
        useExplorer.setState({ engine: { ...before, backend: message.backend, reason: message.reason } });
        // The first run did not wait for the GPU; what is on screen should come from the engine that is named.
        if (message.backend === "webgpu") requestRun();
        return;
      }
      case "progress":
        return fill(message);
      case "done":
        return finish(message);
      case "superseded":
        return;
      case "loading": {
        const { received, total } = message;
        const name = staged?.run.settings.model;
        if (name && name !== "untrained") useExplorer.setState({ model: { phase: "loading", name, received, total } });
        return;
      }
      case "loaded": {
        const { card } = message;
        useExplorer.setState({ model: { phase: "ready", name: card.name, card } });
        return updateRun((run) => ({ ...run, card, rule: ruleOf(run.settings, card.config) }));
      }
      case "unloadable": {
        const name = staged?.run.settings.model;
        staged = null; // what was on screen stays, and the cursor on its word
        const { run: shown, tokens } = useExplorer.getState();
        const { position, held } = usePlayhead.getState();
        if (shown) place(sameWord({ from: tokens, to: shown.tokens, token: held ?? position }));
        if (!name || name === "untrained") return;
        return useExplorer.setState(({ engine }) => ({
          model: { phase: "failed", name, problem: message.message },
          engine: { ...engine, phase: "live" },
        }));
      }
      case "compared":
        return compare(message);
      case "verified":
        return useExplorer.setState({
          check: {
            run: message.run,
            verification: { worst: message.worst, part: message.part, quantity: message.quantity },
            tokensPerSecond: message.tokensPerSecond,
          },
        });
      case "failed":
        complain(new Error(message.message));
        return;
      default:
        message satisfies never;
    }
  }

  function fill({ from, count, columns }: Extract<FromWorker, { type: "progress" }>): void {
    const target = (staged?.run ?? useExplorer.getState().run)!;
    for (const name of [...tokenQuantities, ...wordQuantities]) target.columns[name].set(columns[name], from);
    updateRun((run) => grown(run, from + count));
    if (stale) return requestRun();
    const { id } = target;
    setTimeout(() => staged?.run.id === id && show(), patienceMilliseconds);
  }

  function compare({ from, probabilities }: Extract<FromWorker, { type: "compared" }>): void {
    const target = (staged?.run ?? useExplorer.getState().run)!;
    target.columns.frozenProbability.set(probabilities, from);
    updateRun((run) => ({ ...run, compared: from + probabilities.length }));
    questions.modelAnswers.look();
    const { moment } = useExplorer.getState();
    if (moment?.next?.compared !== "soon" || moment.token >= from + probabilities.length) return;
    for (const asking of [questions.moment, questions.explanation]) {
      asking.forget(); // what the frozen memory expects is known now
      asking.look();
    }
  }

  function finish({ type: _type, run: _run, ...summary }: Extract<FromWorker, { type: "done" }>): void {
    const { filled } = summary;
    updateRun((run) => ({ ...grown(run, filled), summary }));
    if (staged?.asGhost) {
      useExplorer.setState({ ghost: { run: staged.run, kept: false } });
      return requestRun();
    }
    // A cursor past a divergence has no moment; now it is known where the run ends. Of a trained model what words mean is known
    // only now: of words alone the moment was right as it came, and all panels would be drawn again for the same.
    if ((staged?.run ?? useExplorer.getState().run)?.card) questions.moment.forget();
    questions.moment.look();
    questions.answers.look();
    questions.answersUntilWritten.look();
    questions.everyAnswer.look();
    questions.cueAnswer.look();
    questions.write.look();
    questions.origins.look();
    questions.kept.look();
    questions.modelAnswers.look();
    questions.maps.look();
    if (staged && isWhole(staged)) show();
  }

  function updateRun(change: (run: PageRun) => PageRun): void {
    if (staged) staged.run = change(staged.run);
    else useExplorer.setState(({ run }) => ({ run: run && change(run) }));
  }

  function show(): void {
    if (!staged || staged.asGhost) return;
    const { answered } = staged;
    const run = grown(staged.run, staged.run.read);
    staged = null;
    useExplorer.setState((state) => ({
      run,
      ...(run.read === 0 && { moment: null }),
      ...ofRun(answered, run.id),
      engine: { ...state.engine, phase: "live" },
      explanation: null,
      contributions: null,
    }));
    questions.explanation.forget(); // it was of the run before
    questions.explanation.look();
    questions.moment.look();
    questions.answers.look();
    questions.answersUntilWritten.look();
    questions.everyAnswer.look();
    questions.cueAnswer.look();
    questions.write.look();
    questions.origins.look();
    questions.kept.look();
    questions.modelAnswers.look();
    questions.maps.look();
  }

  function complain(error: unknown): null {
    const message = error instanceof Error ? error.message : String(error);
    notify(say(words.failed, { why: message }), { of: "screen" });
    return null;
  }

  const stopScene = useExplorer.subscribe((state, before) => {
    if (state.locked !== before.locked) {
      questions.explanation.forget();
      questions.explanation.look();
    }
    if (state.traced !== before.traced) {
      questions.writers.forget();
      questions.writers.look();
    }
    if (state.hidesFrom !== before.hidesFrom) questions.moment.look();
    if (state.asksModel !== before.asksModel) questions.modelAnswers.look();
    if (state.asksFor !== before.asksFor) {
      questions.answers.look();
      questions.answersUntilWritten.look();
    }
    if (state.asksEvery !== before.asksEvery) {
      questions.everyAnswer.forget(); // what is on screen may be of another token
      questions.everyAnswer.look();
    }
    if (state.writeAskers !== before.writeAskers) questions.write.look();
    if (state.originAskers !== before.originAskers) questions.origins.look();
    if (state.asksCue !== before.asksCue) {
      questions.cueAnswer.look();
      questions.kept.look();
    }
    const { scene } = state;
    if (scene === before.scene) return;
    const same = scene.text === sent?.text && scene.memory === sent.memory && scene.overrides === sent.overrides;
    // Undo has brought back an earlier run that was discarded: it is read once more.
    const isBack = scene.earlier !== null && before.scene.earlier === null && state.ghost === null;
    if (!same || isBack) {
      if (staged && staged.run.read === 0 && staged.run.tokens.tokens.length > 0) stale = true;
      else {
        // A knob that does not rest would keep every long run from being seen: what there is of it is shown.
        if (staged && isDrawable(staged)) show();
        requestRun();
      }
    } else {
      if (scene.window !== before.scene.window) questions.moment.look();
      questions.answers.look();
      questions.answersUntilWritten.look();
      questions.everyAnswer.look();
      questions.cueAnswer.look();
      questions.write.look();
      questions.origins.look();
      questions.maps.look();
    }
  });
  const stopPlayhead = usePlayhead.subscribe(() => {
    questions.moment.look();
    questions.answers.look();
    questions.answersUntilWritten.look();
    questions.everyAnswer.look();
    questions.cueAnswer.look();
    questions.write.look();
    questions.origins.look();
    questions.kept.look();
    questions.modelAnswers.look();
    questions.maps.look();
  });

  requestRun();
  return {
    exportTrace: async (hash) => {
      const { run } = useExplorer.getState();
      if (!run || run.read === 0) throw new Error(words.nothingToExport);
      const opening = run.tokens.tokens.slice(0, 6).map(({ text }) => text);
      const exported = await engine.ask(run.id, { kind: "export", name: opening.join(" "), hash });
      if (exported === null) throw new Error(words.changedMeanwhile);
      return exported;
    },
    ask: engine.ask,
    close: () => {
      stopScene();
      stopPlayhead();
      engine.close();
    },
  };
}

/** Puts the recorded run on screen, where the Scene is the one it was recorded from. */
export function showRecorded(): void {
  const { scene, tokens } = useExplorer.getState();
  // A link to a lesson says only where: what is read there, the lesson brings.
  const recorded = scene.view === "lessons" ? null : recordedRun(scene, tokens);
  if (recorded) useExplorer.setState(recorded);
  place(scene.cursor ?? tokens.tokens.length - 1);
}

/** A run that has read further, as far as it may be shown now. */
function grown(run: PageRun, read: number): PageRun {
  return shownRun({ ...run, read }, useExplorer.getState());
}

/**
 * Whether nothing of it is still to come but the maps, which take longest. All blocks of a text are there soon and are drawn once;
 * a trained model's are drawn as they come.
 */
function isWhole(staged: Staged): boolean {
  const { summary, settings } = staged.run;
  return isDrawable(staged) && (summary !== null || settings.model !== "untrained");
}

/** Whether all panels can be drawn at once. */
function isDrawable({ run, answered }: Staged): boolean {
  const { asksFor, run: shown } = useExplorer.getState();
  const asks = asksFor !== null && run.tokens === shown?.tokens;
  return answered.moment !== undefined && (!asks || answered.answers !== undefined);
}

function ofRun({ moment, answers, maps }: Partial<AtCursor>, run: number) {
  return {
    ...(moment && { moment: { ...moment, run } }),
    ...(answers && { answers: { ...answers, run } }),
    ...(maps && { maps: { ...maps, run } }),
  };
}

/** A model that is there stays there; another is on its way. */
function statusOf(name: ModelName, before: ModelStatus | null): ModelStatus | null {
  if (name === "untrained") return null;
  if (before?.phase === "ready" && before.name === name) return before;
  return { phase: "loading", name, received: 0, total: null };
}
