// How is a long text read from end to end, and how does one come back to any of its words? Block by block, with facts planted and
// asked; a few states are kept on the way, from which what was read is read once more.
// Leaves the memory to longText.ts, the words to longWords.ts, the facts to planted.ts.

import { aroundToken, keptCurves, type FloodWords, type LongDetail } from "#model/contracts/longQuestions";
import type { MemorySettings } from "#model/contracts/settings";
import { blockSize, readOn, startLongReading, type LongReading } from "./longText";
import { openWords, type LongFile, type LongWords, type WordPlace } from "./longWords";
import { askPlanted, factsAmong, plant, startPlanting, wordsWithFacts, type BlockFacts, type Planted } from "./planted";

/** Bytes that kept states may take. */
const keptBytes = 2 ** 23;

/** What it takes to read on from the beginning of a block. */
interface KeptState {
  readonly position: number;
  readonly weights: Float32Array;
  readonly momentum: Float32Array;
  readonly lastWords: readonly string[];
  readonly words: WordPlace;
  /** Facts planted before. */
  readonly facts: number;
}

export interface LongJourney {
  readonly source: FloodWords | LongFile;
  /** Words to be read at most. */
  readonly tokens: number;
  readonly reading: LongReading;
  readonly planted: Planted;
  readonly words: LongWords;
  /** `most` is an even number. */
  readonly kept: { states: readonly KeptState[]; every: number; readonly most: number };
  isOver: boolean;
}

export function startJourney({
  settings,
  source,
  tokens,
  mostKept = 64,
}: {
  settings: MemorySettings;
  source: FloodWords | LongFile;
  tokens: number;
  mostKept?: number;
}): LongJourney {
  const reading = startLongReading(settings);
  const most = Math.max(4, Math.min(mostKept, 2 * Math.floor(keptBytes / (4 * 4 * reading.state.weights.length))));
  return {
    ...{ source, tokens, reading },
    planted: startPlanting(String(settings.seed)),
    words: openWords(source, { settings }),
    kept: { states: [], every: blockSize(reading.config), most },
    isOver: false,
  };
}

/** Reads the next block and asks what was planted. Nothing more where the text is over. */
export async function readBlock(journey: LongJourney): Promise<void> {
  const { reading, planted, words, tokens } = journey;
  if (journey.isOver) return;
  keep(journey);
  const { position: from, lastWords, settings } = reading;
  const count = Math.min(blockSize(reading.config), tokens - from);
  const block = await nextBlock(words, { seed: planted.seed, from, count, before: planted.count });
  if (block.words.length > 0) {
    plant(planted, block.facts, { from, words: block.words, lastWords, reach: settings.reach });
    readOn(reading, block.words);
    if (!reading.diverged) askPlanted(planted, reading);
  }
  journey.isOver = block.words.length < count || reading.position >= tokens || reading.diverged !== null;
}

async function nextBlock(
  words: LongWords,
  { seed, from, count, before }: { seed: string; from: number; count: number; before: number },
): Promise<{ words: string[]; facts: BlockFacts }> {
  const facts = factsAmong(seed, { from, count });
  const taken = await words.take(count - 2 * facts.size);
  // Where the text has ended, a fact is not planted after it.
  return { words: taken.length === 0 ? [] : wordsWithFacts(facts, { words: taken, before, count }), facts };
}

/** Keeps the state as it is, where it is time to; when there are too many, every other one goes. */
function keep({ reading, planted, words, kept }: LongJourney): void {
  const { position, state, lastWords } = reading;
  if (position % kept.every !== 0) return;
  const numbers = { weights: copyOf(state.weights), momentum: copyOf(state.momentum) };
  kept.states = [...kept.states, { position, ...numbers, lastWords, words: words.place(), facts: planted.count }];
  if (kept.states.length <= kept.most) return;
  kept.every *= 2;
  kept.states = kept.states.filter(({ position }) => position % kept.every === 0);
}

function copyOf(numbers: ArrayLike<number>): Float32Array {
  return Float32Array.from(numbers);
}

/**
 * The words around a token that was read, and their numbers as they were then: read again from the nearest kept state.
 * `pause` lets others in between two blocks. @throws RangeError for a token that was not read.
 */
export async function detailAt(
  { reading: { settings, position, config, vectors }, source, tokens, planted, kept }: LongJourney,
  { token, pause }: { token: number; pause: () => Promise<void> },
): Promise<LongDetail> {
  if (!Number.isInteger(token) || token < 0 || token >= position)
    throw new RangeError(`token ${token} was not read; allowed: 0 to ${position - 1}`);
  const size = blockSize(config);
  const from = Math.max(0, token - aroundToken);
  const to = Math.min(position, token + aroundToken + 1);
  const state = kept.states.findLast((candidate) => candidate.position <= from)!;
  const again = startLongReading(settings);
  again.state.weights.set(state.weights);
  again.state.chunkWeights.set(state.weights);
  again.state.momentum.set(state.momentum);
  Object.assign(again, { position: state.position, lastWords: state.lastWords, vectors });
  const words = openWords(source, { settings, place: state.words });
  const found: string[] = [];
  const cues: number[] = [];
  const numbers = keptCurves.map((name) => [name, new Float32Array(to - from)]);
  const columns = Object.fromEntries(numbers) as LongDetail["columns"];
  for (let before = state.facts; again.position < to;) {
    const begins = again.position;
    const count = Math.min(size, tokens - begins);
    const block = await nextBlock(words, { seed: planted.seed, from: begins, count, before });
    readOn(again, block.words);
    before += [...block.facts.keys()].filter((cue) => cue + 1 < block.words.length).length;
    const [first, last] = [Math.max(from, begins), Math.min(to, again.position)];
    for (let at = first; at < last; at++) {
      found.push(block.words[at - begins]!);
      if (block.facts.has(at - begins)) cues.push(at - from);
      for (const name of keptCurves) columns[name][at - from] = again.trace.columns[name][at - begins]!;
    }
    await pause();
  }
  return { token, from, words: found, cues, columns };
}
