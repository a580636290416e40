// Where do the words of a long text come from? Of a sentence that is said again and again, of chance, or of a file that is read
// piece by piece. Each can be taken up again at a place it has been at. Leaves the facts among them to planted.ts.

import { uniform } from "#model/contracts/random";
import type { FloodWords } from "#model/contracts/longQuestions";
import type { MemorySettings } from "#model/contracts/settings";
import { tokenise } from "#model/contracts/tokenizer";

/** A file: its length in bytes, and any of them. */
export interface LongFile {
  readonly size: number;
  readonly bytesAt: (from: number, count: number) => Promise<Uint8Array>;
}

/** Where a text was left: a byte of the file and how many words were taken since; of a flood the words alone. */
export interface WordPlace {
  readonly byte: number;
  readonly taken: number;
}

export interface LongWords {
  /** The next words; fewer where the text ends. */
  readonly take: (count: number) => Promise<readonly string[]>;
  readonly place: () => WordPlace;
  /** How much of the text has been taken; 0 of a flood, which has no end. */
  readonly share: () => number;
}

const beginning: WordPlace = { byte: 0, taken: 0 };

/** Said again and again, it soon surprises nobody. */
const sentence = "every night one lamp turns slowly over black water while nobody sleeps".split(" ");
/** Words of a language that nobody speaks, the first ones often. */
const invented = 5000;
/** Words that are drawn from one seed: any of them can be drawn again without all before. */
const drawnTogether = 1024;

/** Bytes of a file that are made words at once: they are never more than a text may have. */
const pieceBytes = 4096;

export function openWords(
  source: FloodWords | LongFile,
  { settings, place = beginning }: { settings: MemorySettings; place?: WordPlace },
): LongWords {
  if (typeof source === "object") return wordsOfFile(source, { settings, place });
  let { taken } = place;
  const next = source === "familiar" ? (at: number) => sentence[at % sentence.length]! : strangeWords(settings.seed);
  return {
    take: (count) => Promise.resolve(Array.from({ length: count }, () => next(taken++))),
    place: () => ({ byte: 0, taken }),
    share: () => 0,
  };
}

function strangeWords(seed: number): (at: number) => string {
  let group = NaN;
  let drawn = 0;
  let chance = (): number => 0;
  return (at) => {
    if (Math.floor(at / drawnTogether) !== group || at % drawnTogether < drawn) {
      group = Math.floor(at / drawnTogether);
      drawn = 0;
      chance = uniform(`${seed} flood ${group}`);
    }
    let word = "";
    for (; drawn <= at % drawnTogether; drawn++) word = `word ${Math.floor(chance() ** 2 * invented)}`;
    return word;
  };
}

function wordsOfFile(
  { size, bytesAt }: LongFile,
  { settings: { split, punctuation }, place }: { settings: MemorySettings; place: WordPlace },
): LongWords {
  /** The piece that is being taken: its words, where it begins and where it ends. */
  let words: readonly string[] = [];
  let [byte, end, taken] = [place.byte, place.byte, 0];

  async function nextPiece(): Promise<void> {
    byte = end;
    const bytes = await bytesAt(byte, pieceBytes);
    const whole = byte + bytes.length < size ? wholeWords(bytes) : bytes;
    end = byte + whole.length;
    taken = 0;
    words = tokenise({ text: new TextDecoder().decode(whole), split, punctuation }).tokens.map(({ word }) => word);
  }

  /** Words that were taken before the file was left. */
  let skipped = place.taken;
  return {
    take: async (count) => {
      const found: string[] = [];
      while (found.length < count) {
        if (taken === words.length) {
          if (end >= size) break;
          await nextPiece();
          taken = Math.min(skipped, words.length);
          skipped -= taken;
          continue;
        }
        const some = words.slice(taken, taken + count - found.length);
        found.push(...some);
        taken += some.length;
      }
      return found;
    },
    place: () => ({ byte, taken: skipped + taken }),
    share: () => (size === 0 ? 1 : Math.min(1, (byte + ((end - byte) * taken) / Math.max(1, words.length)) / size)),
  };
}

/** Up to the last space or line end; where there is none, as in a script without spaces, to the last whole character. */
function wholeWords(bytes: Uint8Array): Uint8Array {
  for (let end = bytes.length; end > bytes.length / 2; end--)
    if (bytes[end - 1] === 0x20 || bytes[end - 1] === 0x0a) return bytes.subarray(0, end);
  let end = bytes.length;
  while (end > 1 && (bytes[end - 1]! & 0xc0) === 0x80) end--; // the bytes that go on with a character
  return bytes.subarray(0, Math.max(1, end - 1));
}
