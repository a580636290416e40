// What is asked about the token under the cursor? The moment there, the maps around it, and the number that is taken apart:
// of the newest run alone. Leaves to session.ts which run that is, and to latest.ts that the latest wins.

import { latestOf } from "#model/contracts/cues";
import {
  mapLimit,
  type AttentionMaps,
  type CueAnswers,
  type Moment,
  type Subject,
  type WroteAnswer,
} from "#model/contracts/protocol";
import { countRead, cueTextOf } from "./cueAnswers";
import type { EngineLine } from "./engineLine";
import { withSlice } from "./everyAnswer";
import { keptOn, notYetKept } from "./keptAnswer";
import { askLatest, type Asking } from "./latest";
import { currentToken, reachedToken, usePlayhead } from "./playhead";
import { useExplorer, type PageRun } from "./store";

/** A reader waits no longer for who wrote an answer. Milliseconds. */
const longestSearch = 2000;

/** A cursor that stands so long is at rest: all cues are not asked with every step. */
const restMilliseconds = 150;

/** No answer is followed further through a text. Tokens. */
const longestKept = 600;

interface Questions {
  readonly moment: Asking;
  readonly answers: Asking;
  readonly answersUntilWritten: Asking;
  readonly everyAnswer: Asking;
  readonly cueAnswer: Asking;
  readonly write: Asking;
  readonly origins: Asking;
  readonly kept: Asking;
  readonly modelAnswers: Asking;
  readonly maps: Asking;
  readonly explanation: Asking;
  readonly writers: Asking;
}

/** What panels draw of the token under the cursor: asked together with a run, so that they are drawn once for both. */
export interface AtCursor {
  readonly moment: Moment;
  readonly answers: CueAnswers;
  readonly maps: AttentionMaps;
}

export function openQuestions({
  ask,
  newest,
  reading,
  take,
  complain,
}: {
  readonly ask: EngineLine["ask"];
  /** The number of the newest run. */
  readonly newest: () => number;
  /** The run that is asked about at the cursor, on screen or on its way there; null where none is. */
  readonly reading: () => PageRun | null;
  /** Puts on screen what is true at the cursor, or keeps it for a run that is on its way. */
  readonly take: (answered: Partial<AtCursor>, run: PageRun) => void;
  readonly complain: (error: unknown) => null;
}): Questions {
  const moment = askLatest(() => {
    const { scene, hidesFrom, unwrittenFrom } = useExplorer.getState();
    const run = reading();
    if (run?.id !== newest()) return null;
    const token = placeIn(run, Math.min(hidesFrom ?? Infinity, unwrittenFrom ?? Infinity));
    if (token < 0) return null;
    const { window } = scene;
    return {
      name: `${run.id} ${token} ${window}`,
      ask: async () => {
        const made = await ask(run.id, { kind: "moment", token, window }).catch(complain);
        if (!made || run.id !== newest()) return;
        take({ moment: made }, run);
        maps.look();
      },
    };
  });

  /** What every cue in the picture is answered with, while the token under the cursor is written, or the one just being so. */
  const answers = askLatest(() => {
    const { asksFor, run: shown } = useExplorer.getState();
    const run = reading();
    const token = reachedToken();
    // What is asked is numbered by the words of the text on screen.
    if (!asksFor || run?.id !== newest() || run.tokens !== shown?.tokens || token < 0) return null;
    const { asked, words } = asksFor;
    return {
      name: `${run.id} ${token} ${asked.join()} ${words.join()}`,
      ask: async () => {
        const made = await ask(run.id, { kind: "answers", token, asked, words }).catch(complain);
        if (made && run.id === newest()) take({ answers: made }, run);
      },
    };
  });

  /** What the same cues were answered with before the token that is just being written: what is counted until it is. */
  const answersUntilWritten = askLatest(() => {
    const { asksFor, run } = useExplorer.getState();
    const token = currentToken();
    if (!asksFor || run?.id !== newest() || token < 0 || token === reachedToken()) return null;
    const { cues } = cueTextOf(run);
    const asked = asksFor.asked.flatMap((of) => latestOf(cues.all[cues.at[of]!]!, token) ?? []);
    return {
      name: `${run.id} ${token} ${asked.join()}`,
      ask: async () => {
        const made = await ask(run.id, { kind: "answers", token, asked, words: [] }).catch(complain);
        if (made && run.id === newest()) useExplorer.setState({ answersUntilWritten: { ...made, run: run.id } });
      },
    };
  });

  /** All cues, once the cursor rests: slice after slice, so that a newer question can cut in. */
  const everyAnswer = askLatest(() => {
    const { asksEvery, run } = useExplorer.getState();
    const token = currentToken();
    if (!asksEvery || run?.id !== newest() || token < 0) return null;
    const isCurrent = (): boolean =>
      run.id === newest() && useExplorer.getState().asksEvery && currentToken() === token;
    const count = countRead(cueTextOf(run), token);
    const goThrough = async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, restMilliseconds));
      for (let from = 0; from < count;) {
        if (!isCurrent()) return everyAnswer.forget();
        const slice = await ask(run.id, { kind: "everyAnswer", token, from }).catch(complain);
        if (!slice || slice.asked.length === 0) return;
        from += slice.asked.length;
        useExplorer.setState(({ everyAnswer }) => ({ everyAnswer: withSlice(everyAnswer, run.id, slice, count) }));
      }
    };
    return { name: `${run.id} ${token}`, ask: goThrough };
  });

  /** One cue, and every word that may come back to it. */
  const cueAnswer = askLatest(() => {
    const { asksCue, run } = useExplorer.getState();
    const token = currentToken();
    if (asksCue === null || run?.id !== newest() || token < asksCue) return null;
    return {
      name: `${run.id} ${token} ${asksCue}`,
      ask: async () => {
        const words = Array.from(run.vocabulary.keys());
        const made = await ask(run.id, { kind: "answers", token, asked: [asksCue], words }).catch(complain);
        if (made && run.id === newest()) useExplorer.setState({ cueAnswer: { ...made, run: run.id } });
      },
    };
  });

  /** What the token under the cursor does inside the memory, or the one just being written. */
  const write = askLatest(() => {
    const { writeAskers, run } = useExplorer.getState();
    const token = reachedToken();
    if (writeAskers === 0 || run?.id !== newest() || token < 0) return null;
    return {
      name: `${run.id} ${token}`,
      ask: async () => {
        const made = await ask(run.id, { kind: "write", token }).catch(complain);
        if (made && run.id === newest()) useExplorer.setState({ write: { ...made, run: run.id } });
      },
    };
  });

  const origins = askLatest(() => {
    const { originAskers, run } = useExplorer.getState();
    const token = currentToken();
    if (originAskers === 0 || run?.id !== newest() || token < 0) return null;
    return {
      name: `${run.id} ${token}`,
      ask: async () => {
        const made = await ask(run.id, { kind: "origins", token, settings: run.settings }).catch(complain);
        if (run.id === newest()) useExplorer.setState({ origins: made && { ...made, run: run.id } });
      },
    };
  });

  /** One token after the other, so that a newer question can cut in. */
  const kept = askLatest(() => {
    const { asksCue, run } = useExplorer.getState();
    if (asksCue === null || run?.id !== newest() || run.summary === null) return null;
    const isCurrent = (): boolean => run.id === newest() && useExplorer.getState().asksCue === asksCue;
    const follow = async (): Promise<void> => {
      const right = run.vocabulary.indexOf(run.tokens.tokens[asksCue]!.word);
      const end = Math.min(run.read, asksCue + longestKept);
      let found = notYetKept(asksCue);
      for (let token = asksCue; token < end && found.lostAt === null; token++) {
        const made = await ask(run.id, { kind: "answers", token, asked: [asksCue], words: [] }).catch(complain);
        if (!made || !isCurrent()) return kept.forget();
        found = keptOn(found, { token, says: made.after.says[0]!, right });
      }
      useExplorer.setState({ kept: { ...found, run: run.id } });
    };
    return { name: `${run.id} ${asksCue}`, ask: follow };
  });

  const modelAnswers = askLatest(() => {
    const { asksModel, run } = useExplorer.getState();
    if (!asksModel || run?.id !== newest() || asksModel.some((token) => token >= run.read)) return null;
    const isCompared = asksModel.every((token) => token < run.compared);
    return {
      name: `${run.id} ${isCompared} ${asksModel.join()}`,
      ask: async () => {
        const made = await ask(run.id, { kind: "modelAnswers", after: asksModel }).catch(complain);
        if (made && run.id === newest()) useExplorer.setState({ modelAnswers: { ...made, run: run.id } });
      },
    };
  });

  /** Where a panel shows them and the ones there are do not reach. */
  const maps = askLatest(() => {
    const { scene, maps: shown, hidesFrom, unwrittenFrom } = useExplorer.getState();
    const run = reading();
    if (scene.tab === "words" || scene.tab === "weights" || run?.id !== newest()) return null;
    const token = placeIn(run, Math.min(hidesFrom ?? Infinity, unwrittenFrom ?? Infinity));
    if (token < 0) return null;
    const { window } = scene;
    const isCurrent = shown?.run === run.id && shown.window === window;
    const reaches = isCurrent && token >= shown.from && token < shown.from + shown.size;
    const size = Math.min(run.read, mapLimit);
    if (reaches && shown.size === size) return null;
    return {
      name: `${run.id} ${window} ${token} ${size}`,
      ask: async () => {
        const made = await ask(run.id, { kind: "maps", token, window }).catch(complain);
        if (made && run.id === newest()) take({ maps: made }, run);
      },
    };
  });

  const explanation = askLatest(() => {
    const { locked, run } = useExplorer.getState();
    if (!locked || run?.id !== newest() || locked.token >= run.filled) return null;
    const isCurrent = (): boolean => run.id === newest() && useExplorer.getState().locked === locked;
    const explain = async (): Promise<void> => {
      const explanation = await ask(run.id, { kind: "explain", subject: locked }).catch(complain);
      if (isCurrent()) useExplorer.setState({ explanation });
    };
    const contribute = async (subject: Extract<Subject, { kind: "cell" }>): Promise<void> => {
      const contributions = await ask(run.id, { kind: "contributions", subject }).catch(complain);
      if (isCurrent()) useExplorer.setState({ contributions });
    };
    return {
      name: `${run.id} ${JSON.stringify(locked)}`,
      ask: () => Promise.all([locked.kind === "cell" && contribute(locked), explain()]),
    };
  });

  /** Slice after slice, so that a newer question can cut in; of a long text the writes that were tried in time. */
  const writers = askLatest(() => {
    const { traced, run } = useExplorer.getState();
    if (!traced || run?.id !== newest() || traced.token >= run.filled) return null;
    const isCurrent = (): boolean => run.id === newest() && useExplorer.getState().traced === traced;
    const look = async (): Promise<void> => {
      const until = performance.now() + longestSearch;
      let found = null as WroteAnswer | null;
      do {
        const before: number = found?.from ?? traced.token + 1;
        const part: WroteAnswer | null = await ask(run.id, { kind: "wroteAnswer", subject: traced, before }).catch(
          complain,
        );
        if (!part || !isCurrent()) return;
        found = { ...part, amounts: Float32Array.of(...part.amounts, ...(found?.amounts ?? [])) };
        const isTrying = found.from > 0 && performance.now() < until;
        useExplorer.setState({ writers: { ...found, isTrying } });
      } while (useExplorer.getState().writers?.isTrying);
    };
    return { name: `${run.id} ${JSON.stringify(traced)}`, ask: look };
  });

  return {
    moment,
    answers,
    answersUntilWritten,
    everyAnswer,
    cueAnswer,
    kept,
    write,
    origins,
    modelAnswers,
    maps,
    explanation,
    writers,
  };
}

/** Where the cursor stands in a run that may still be read, before the token from which nothing is shown; −1 where nowhere. */
function placeIn({ summary, read, tokens }: PageRun, end: number): number {
  const { position, held } = usePlayhead.getState();
  const known = summary ? read : tokens.tokens.length;
  return Math.min(Math.max(0, held ?? position), Math.min(known, end) - 1);
}
