// What does the page know of a text that is too long to be kept? How far it is read, and the words around one token. Slice after
// slice is asked for while it is on screen: to pause is not to ask. Leaves the reading to the worker, and the text to the Scene,
// but for a file, which no link can hold.

import { create } from "zustand";
import {
  mostLongTokens,
  type Flood,
  type LongDetail,
  type LongProgress,
  type LongRequest,
} from "#model/contracts/longQuestions";
import { askLatest } from "./latest";
import type { Session } from "./session";
import { changeScene, patchScene, useExplorer } from "./store";

/** nothing: none was asked for · lost: the worker that read it is gone · failed: it could not be read on */
type LongPhase = "nothing" | "reading" | "paused" | "stopped" | "over" | "lost" | "failed";

/** empty: it has no bytes · notText: it is no text in UTF-8 · notRead: the browser could not read it */
type FileProblem = "empty" | "notText" | "notRead";

export interface LongText {
  /** Which text is read with which settings; "" is none. */
  readonly of: string;
  /** Counts the readings that were begun. */
  readonly reading: number;
  readonly phase: LongPhase;
  readonly file: File | null;
  /** The text that was in the box when the file was chosen: another one, or a flood, takes its place. */
  readonly beside: string;
  /** Why the file that was chosen last is not read. */
  readonly refused: FileProblem | null;
  /** Why the reading failed. */
  readonly problem: string | null;
  readonly progress: LongProgress | null;
  /** The token that is looked at; null is none. */
  readonly token: number | null;
  readonly detail: LongDetail | null;
}

const unread = { phase: "nothing", problem: null, progress: null, token: null, detail: null } as const;

export const useLongText = create<LongText>()(() => ({
  of: "",
  reading: 0,
  file: null,
  beside: "",
  refused: null,
  ...unread,
}));

const { getState, setState } = useLongText;

/** What is to be read; null where nothing is, or a trained model reads. */
function wantedNow(): (LongRequest & { readonly of: string }) | null {
  const { memory: settings, flood } = useExplorer.getState().scene;
  const { file } = getState();
  if (settings.model !== "untrained") return null;
  const text = file ? { words: file, tokens: mostLongTokens } : flood;
  if (!text) return null;
  const name = file ? `${file.name} ${file.size} ${file.lastModified}` : text.words;
  return { ...text, settings, of: JSON.stringify([name, text.tokens, settings]) };
}

/** A file is read until something else is opened. */
function dropFile(): void {
  const { flood, text } = useExplorer.getState().scene;
  const { file, beside } = getState();
  if (file && (flood || text !== beside)) setState({ file: null });
}

/** A question belongs to the run on screen, and is dropped with it. */
function runNow(): number {
  return useExplorer.getState().run?.id ?? 0;
}

/** Reads what the Scene or a file asks for, until it is closed. */
export function openLongReading({ ask }: Pick<Session, "ask">): () => void {
  let isClosed = false;
  let isGoing = false;
  /** Something has changed since it was last looked at what is to be read. */
  let isWoken = false;

  async function goOn(): Promise<void> {
    isWoken = true;
    if (isGoing) return;
    isGoing = true;
    while (isWoken) {
      isWoken = false;
      while (await readSlice());
    }
    isGoing = false;
  }

  /** Whether there is more to read. */
  async function readSlice(): Promise<boolean> {
    if (isClosed) return false;
    dropFile();
    const wanted = wantedNow();
    if (!wanted) {
      if (getState().of !== "") setState({ of: "", ...unread });
      return false;
    }
    const { of, ...request } = wanted;
    if (getState().of !== of) setState({ ...unread, of, reading: getState().reading + 1, phase: "reading" });
    const { phase, reading, progress } = getState();
    if (phase !== "reading") return false;
    const run = runNow();
    try {
      const next = await ask(run, { kind: "long", reading, begins: progress === null, ...request });
      if (getState().reading !== reading) return true;
      if (next) setState(({ phase }) => ({ progress: next, phase: next.isOver ? "over" : phase }));
      // Where a newer run took the question's place, it is asked again.
      else if (runNow() === run) setState({ phase: "lost" });
    } catch (error) {
      if (getState().reading !== reading) return true;
      setState({ phase: "failed", problem: error instanceof Error ? error.message : String(error) });
    }
    return true;
  }

  const around = askLatest(() => {
    const { token, reading, detail } = getState();
    if (token === null || isClosed || detail?.token === token) return null;
    return {
      name: `${reading} ${token}`,
      ask: async () => {
        const run = runNow();
        const detail = await ask(run, { kind: "longAt", reading, token }).catch(() => null);
        if (getState().reading !== reading) return;
        if (detail) setState({ detail });
        else if (runNow() !== run) around.forget();
      },
    };
  });

  const stops = [
    useExplorer.subscribe((state, before) => {
      if (state.scene !== before.scene) void goOn();
      if (state.run?.id !== before.run?.id) around.look();
    }),
    useLongText.subscribe((state, before) => {
      if (state.phase !== before.phase || state.file !== before.file || state.of !== before.of) void goOn();
      if (state.token !== before.token) around.look();
    }),
  ];
  void goOn();
  around.look();
  return () => {
    isClosed = true;
    stops.forEach((stop) => stop());
  };
}

export function pauseLong(): void {
  if (getState().phase === "reading") setState({ phase: "paused" });
}

export function goOnLong(): void {
  if (getState().phase === "paused") setState({ phase: "reading" });
}

/** Ends it: what was read stays. */
export function stopLong(): void {
  const { phase } = getState();
  if (phase === "reading" || phase === "paused") setState({ phase: "stopped" });
}

/** The same once more, from its first word. */
export function beginLongAgain(): void {
  setState({ of: "", ...unread });
}

/** Looks at a token that was read; it stays within what was. */
export function lookAtLong(token: number | null): void {
  const read = getState().progress?.position ?? 0;
  setState({ token: token === null || read === 0 ? null : Math.max(0, Math.min(read - 1, Math.round(token))) });
}

/** Reads a made-up text in the place of whatever was read. */
export function readFlood(flood: Flood): void {
  setState({ file: null, refused: null });
  changeScene({ flood });
}

/** Bytes of a file that tell whether it is a text. */
const looked = 2 ** 16;

/** Reads a file, or says why it is none to be read. */
export async function readLongFile(file: File): Promise<void> {
  const refused = await problemOf(file);
  setState({ refused });
  if (refused !== null) return;
  patchScene({ flood: null });
  setState({ file, beside: useExplorer.getState().scene.text });
}

async function problemOf(file: File): Promise<FileProblem | null> {
  if (file.size === 0) return "empty";
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.slice(0, looked).arrayBuffer());
  } catch {
    return "notRead";
  }
  if (bytes.includes(0)) return "notText";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return null;
  } catch {
    return "notText";
  }
}
