// Which words does a trained model know, and how is any other text spelled out for it? Words become one token, digits
// one each, everything else letters and bytes after a mark. Leaves to tasks/ which sentences are made of these words.

export const people = list(`
  ada anna ben carl dora emil finn hugo ivy juno kai lena leo maya mia nina noor omar pia rosa sam theo yuki zoe`);
export const places = list(`
  athens bergen cairo delhi dublin florence geneva havana kyoto lagos lima lisbon madrid nairobi oslo paris prague
  quito riga rome seoul turin venice vienna`);
export const things = list(`
  ball basket bell book bucket button clock coin cup doll drum feather flute hat kite key lamp letter map mirror ring
  shell spoon stone`);
export const foods = list(`
  apples beans bread cake cheese cherries cocoa dumplings figs honey jam lemons noodles nuts pancakes pears plums
  porridge rice salad soup tea toast waffles`);
export const colours = list(`
  amber beige black blue bronze brown copper coral crimson golden green grey indigo ivory mint ochre pink purple red
  silver teal violet white yellow`);
export const animals = list(`
  badger bear camel cat crow deer dog dove duck eagle fox frog goat goose hare horse lion mouse otter owl seal tiger
  whale wolf`);
export const digits = list("0 1 2 3 4 5 6 7 8 9");
const punctuation = list(". ? ! , : ;");

/** What holds the sentences of tasks/ together. */
const connecting = list(`
  a adores again all and at away back barked bells birds blew bright burned by came carried clouds cold crept day
  does door drifted enjoys evening far fell fire for gave go got grass has here hid holds hurried in is it
  keeps kept kitten last late later left lent lies like likes list long loves low moon morning night nobody noon
  number of one out passed passkey quiet rain ran rang rose sang sat sent shone sky slammed slept slowly smiled snow
  someone soon spoke stands stars stayed still sun the then there tiptoed to took turned waits walked warm was we
  went what where who wind world`);

/** Before the first token of a text. */
const beginMark = "<begin>";
/** Before a word that is spelled out: it says where the word starts, so that two spelled words stay two. */
const spellMark = "<spell>";
export const letters = list("a b c d e f g h i j k l m n o p q r s t u v w x y z").map((letter) => `·${letter}`);
const nibbles = list("0 1 2 3 4 5 6 7 8 9 a b c d e f").map((nibble) => `<${nibble}>`);

/** Every token a trained model reads or expects; the index is its id. */
export const vocabulary: readonly string[] = [
  ...[beginMark, spellMark, ...letters, ...nibbles, ...digits, ...punctuation],
  ...[people, places, things, foods, colours, animals, connecting].flat(),
];

const spelling: ReadonlySet<string> = new Set([spellMark, ...letters, ...nibbles]);

/** Whether a token begins or is part of a word that the vocabulary lacks. */
export function isSpelling(word: string): boolean {
  return spelling.has(word);
}

const ids: ReadonlyMap<string, number> = new Map(vocabulary.map((word, id) => [word, id]));
const longestWord = vocabulary.reduce((longest, { length }) => Math.max(longest, length), 0);
const utf8 = new TextEncoder();

interface EncodedToken {
  readonly id: number;
  /** As it was written. Of a character that takes several tokens the first has it all, the others are empty. */
  readonly text: string;
  /** White space between the token before and this one. */
  readonly before: string;
  /** Its entry in the vocabulary. */
  readonly word: string;
  /** Whether it is part of a word that the vocabulary lacks. */
  readonly spelled: boolean;
}

interface EncodedText {
  readonly ids: Int32Array;
  /** One for every id. All `before` and `text` in order, then `tail`, are the text that was given. */
  readonly tokens: readonly EncodedToken[];
  /** What stands after the last token: white space, and all that was left out. */
  readonly tail: string;
  /** How many tokens were left out beyond those that were asked for. */
  readonly leftOut: number;
}

/** White space, or a run of letters, or one character of any other kind. */
const pieces = /(?<space>\s+)|\p{L}[\p{L}\p{M}]*|./gsu;

/** The first `most` tokens of a text; the others are counted. Time grows with the length alone. */
export function encodeText(text: string, most = Infinity): EncodedText {
  const tokens: EncodedToken[] = [];
  let before = "";
  let leftOut = 0;
  let end = 0;
  const add = (word: string, written: string, spelled: boolean): void => {
    if (tokens.length >= most) {
      leftOut++;
      return;
    }
    tokens.push({ id: idOf(word), text: written, before, word, spelled });
    end += before.length + written.length;
    before = "";
  };
  for (const { 0: piece, groups } of text.matchAll(pieces)) {
    const word = piece.length <= longestWord ? lowerCase(piece) : "";
    if (groups?.space !== undefined) before = piece;
    else if (ids.has(word)) add(word, piece, false);
    else {
      add(spellMark, "", true);
      for (const character of piece) {
        if (tokens.length >= most) leftOut += spelledLength(lowerCase(character));
        else spell(lowerCase(character)).forEach((part, index) => add(part, index === 0 ? character : "", true));
      }
    }
  }
  return { ids: Int32Array.from(tokens, ({ id }) => id), tokens, tail: text.slice(end), leftOut };
}

/** The text that ids stand for, in lower case, with a space between words: `encodeText`'s inverse up to white space. */
export function decodeIds(tokens: ArrayLike<number>): string {
  let text = "";
  let spelledBytes = "";
  let last = "";
  const flush = (): void => {
    if (spelledBytes !== "") text += fromHex(spelledBytes);
    spelledBytes = "";
  };
  for (const id of Array.from(tokens)) {
    const word = vocabulary[id];
    if (word === undefined) throw new RangeError(`Token ${id} is not one of 0 … ${vocabulary.length - 1}.`);
    if (nibbles.includes(word)) spelledBytes += word[1];
    else {
      flush();
      const joined = punctuation.includes(word) || (digits.includes(word) && digits.includes(last));
      if (letters.includes(word)) text += word[1];
      else if (word !== beginMark) text += (joined || text === "" ? "" : " ") + (word === spellMark ? "" : word);
    }
    last = word;
  }
  flush();
  return text;
}

/** The ids of words that are all in the vocabulary. */
export function idsOf(words: readonly string[]): Int32Array {
  return Int32Array.from(words, idOf);
}

/** One character's letters or UTF-8 bytes. */
function spell(character: string): string[] {
  return [...character].flatMap((part) => {
    if (ids.has(`·${part}`)) return [`·${part}`];
    return [...utf8.encode(part)].flatMap((byte) => [`<${(byte >> 4).toString(16)}>`, `<${(byte & 15).toString(16)}>`]);
  });
}

/** How many tokens `spell` makes of a character. */
function spelledLength(character: string): number {
  return ids.has(`·${character}`) ? 1 : [...character].reduce((sum, part) => sum + partLength(part), 0);
}

function partLength(part: string): number {
  const point = part.codePointAt(0)!;
  return ids.has(`·${part}`) ? 1 : 2 * (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);
}

/** Bytes that are no UTF-8, as a model may guess, become U+FFFD. */
function fromHex(hex: string): string {
  const bytes = Array.from({ length: Math.ceil(hex.length / 2) }, (_, index) => hex.slice(2 * index, 2 * index + 2));
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => (byte.length === 2 ? parseInt(byte, 16) : 0xff)));
}

/** Each character by itself, so that a word's letters do not depend on what follows (Greek has a final σ). */
function lowerCase(text: string): string {
  return Array.from(text, (character) => character.toLowerCase()).join("");
}

function idOf(word: string): number {
  const id = ids.get(word);
  if (id === undefined) throw new RangeError(`"${word}" is not in the vocabulary.`);
  return id;
}

function list(words: string): readonly string[] {
  return words.trim().split(/\s+/);
}
