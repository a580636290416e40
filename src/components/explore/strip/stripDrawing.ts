// How does the token strip follow the cursor and a growing run? It changes the classes of the words concerned.
// Leaves to TokenStrip.tsx the words themselves, scrolling and gestures.

import { quantile } from "#state/selectors";
import { divergenceOf, type PageRun } from "#state/store";
import { isShown, type Cursor } from "#components/hooks/cursor";
import { hasMemoryPanels } from "#components/panel/NeedsMemory";
import { barClass, dressBars, largestBar } from "./barSheet";

/** Where the words stand in a strip of several lines, in pixels. */
export interface Places {
  /** By token: of the words that were asked for since the strip was laid out. */
  readonly tops: Map<number, number>;
  readonly overflows: boolean;
  readonly line: number;
  readonly height: number;
}

/** What stands on screen, so that the next drawing changes only what differs. */
export interface Drawn {
  /** The words on the page by their token; a long text has only those from `from` to `to`. */
  readonly words: Readonly<Partial<Record<number, HTMLElement>>>;
  readonly from: number;
  readonly to: number;
  /** What stands before each word, by its token. */
  readonly betweens: Readonly<Partial<Record<number, HTMLElement>>>;
  /** By the number of the chunk in the text. */
  readonly chunks: Readonly<Partial<Record<number, HTMLElement>>>;
  /** The size of each word's bar. */
  readonly levels: Int8Array;
  /** null until they are asked for, and again after the strip was laid out anew. */
  places: Places | null;
  run: PageRun | null;
  /** How many tokens have a bar: those that are read, and the one that is written from its error on. */
  measured: number;
  /** Of which surprise a bar is as thin, and how much more as thick, as bars become; and of how many tokens. */
  scale: { readonly low: number; readonly range: number; readonly tokens: number };
  /** The first word after a divergence. */
  struckFrom: number;
  /** How much each word has to do with an answer, where that is asked. */
  painted: Painted | null;
  isEmphasised: boolean;
  /** Where the cursor is. */
  token: number;
  chunk: number;
}

/** Of p95: no surprise as large as this is drawn as the smallest. */
const lowShare = 0.75;
/** Of a word without a measured surprise. */
const noBar = -1;

export function newDrawing(scroller: HTMLElement, { from, chunk }: { from: number; chunk: number }): Drawn {
  dressBars();
  const byNumber = (selector: string, first: number): Record<number, HTMLElement> =>
    Object.fromEntries(
      [...scroller.querySelectorAll<HTMLElement>(selector)].map((found, index) => [first + index, found]),
    );
  const words = byNumber("[data-token]", from);
  const to = from + Object.keys(words).length;
  const betweens = byNumber(".token-strip-between", from);
  const chunks = byNumber(".token-strip-chunk", from / chunk);
  // React keeps the elements of an earlier text or chunk size where it can, with what was drawn on them.
  for (const word of Object.values(words)) word.setAttribute("class", "token unread");
  for (const between of Object.values(betweens)) between.classList.add("unread");
  for (const chunk of Object.values(chunks)) chunk.classList.remove("current");
  return {
    words,
    from,
    to,
    betweens,
    chunks,
    levels: new Int8Array(to).fill(noBar),
    places: null,
    run: null,
    measured: 0,
    scale: { low: 0, range: 0, tokens: 0 },
    struckFrom: to,
    painted: null,
    isEmphasised: true, // what an earlier text had is taken off
    token: from - 1,
    chunk: -1,
  };
}

/** Who wrote an answer: the tokens from `from` on, by their amounts. */
interface Painted {
  readonly from: number;
  readonly amounts: Float32Array;
}

/** Paints the words that wrote an answer by their share of the most; those that took from it are framed. null takes it off. */
export function paint(drawn: Drawn, painted: Painted | null): void {
  if (painted === drawn.painted) return;
  drawn.painted = painted;
  const most = painted?.amounts.reduce((most, amount) => Math.max(most, Math.abs(amount)), 0) ?? 0;
  for (let token = drawn.from; token < drawn.to; token++) {
    const amount = painted?.amounts[token - painted.from] ?? 0;
    const share = most > 0 ? amount / most : 0;
    const isSeen = Math.abs(share) >= leastPainted;
    drawn.words[token]!.classList.toggle("wrote", isSeen && share > 0);
    drawn.words[token]!.classList.toggle("took", isSeen && share < 0);
    if (isSeen) drawn.words[token]!.style.setProperty("--share", Math.abs(share).toFixed(2));
  }
}

/** Less is not seen on paper. */
const leastPainted = 0.04;

/** Brings the strip to a cursor and a run. Returns whether the cursor has another place than before. */
export function draw(drawn: Drawn, { cursor, run }: { cursor: Cursor; run: PageRun | null }): boolean {
  const { words, betweens, chunks } = drawn;
  const { writing } = cursor;
  const isMissed = run !== null && writing?.token === run.filled && isShown(run, { token: run.filled, part: "error" });
  const measured = (run?.filled ?? 0) + (isMissed ? 1 : 0);
  if (run && (run !== drawn.run || measured !== drawn.measured)) drawBars(drawn, { run, measured });
  drawn.run = run;
  const chunk = run && hasMemoryPanels(run) && cursor.token >= 0 ? Math.floor(cursor.token / run.rule.chunk) : -1;
  if (chunk !== drawn.chunk) {
    chunks[drawn.chunk]?.classList.remove("current");
    chunks[chunk]?.classList.add("current");
    drawn.chunk = chunk;
  }
  const before = drawn.token;
  const now = cursor.token;
  if (now === before) return false;
  words[before]?.classList.remove("cursor");
  words[now]?.classList.add("cursor");
  const first = Math.max(drawn.from, Math.min(now, before) + 1);
  const last = Math.min(drawn.to - 1, Math.max(now, before));
  for (let token = first; token <= last; token++) {
    words[token]!.classList.toggle("unread", token > now);
    betweens[token]!.classList.toggle("unread", token > now);
  }
  drawn.token = now;
  return true;
}

/**
 * A bar's size is ((surprise − p5) / (p95 − p5))², p5 and p95 those of the run. While a run grows they are taken again
 * each time it has doubled, and at its end: a long text's bars are not all drawn anew with every block. Where all surprises
 * are about as large, p5 gives way to a share of p95, so that their bars are as well.
 */
function drawBars(drawn: Drawn, { run, measured }: { run: PageRun; measured: number }): void {
  const { id, columns, filled, read, summary } = run;
  const { words, levels } = drawn;
  const isMeasured = hasMemoryPanels(run);
  const grows = id === drawn.run?.id && summary === null && read < 2 * drawn.scale.tokens;
  if (!grows) {
    const surprises = columns.surprise.subarray(0, read); // also where less is shown: a bar keeps its size as more is
    const high = quantile(surprises, 0.95);
    const low = Math.min(quantile(surprises, 0.05), lowShare * high);
    drawn.scale = { low, range: high - low, tokens: read };
  }
  const { low, range } = drawn.scale;
  for (let token = Math.max(drawn.from, grows ? Math.min(measured, drawn.measured) : 0); token < drawn.to; token++) {
    const share = range > 0 ? Math.min(1, Math.max(0, (columns.surprise[token]! - low) / range)) : 0;
    const level = isMeasured && token < measured ? Math.round(share ** 2 * largestBar) : noBar;
    const before = levels[token]!;
    if (level === before) continue;
    levels[token] = level;
    const { classList } = words[token]!;
    if (before !== noBar) classList.remove(barClass(before));
    if (level !== noBar) classList.add(barClass(level));
    if (before === noBar || level === noBar) classList.toggle("measured", level !== noBar);
  }
  const struckFrom = Math.min(drawn.to, Math.max(drawn.from, divergenceOf(run) ? filled : drawn.to));
  for (let token = Math.min(struckFrom, drawn.struckFrom); token < Math.max(struckFrom, drawn.struckFrom); token++) {
    words[token]!.classList.toggle("struck", token >= struckFrom);
  }
  drawn.struckFrom = struckFrom;
  drawn.measured = measured;
}
