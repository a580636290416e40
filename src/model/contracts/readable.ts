// What of a text is read? Its visible characters in one Unicode form, with the place that each has in the text as it was written.
// And how is a text shown on one line, where it may hold anything? Leaves to tokenizer.ts where a word begins.

/** The characters that are read. Unit i of `text` stands for what lies from `from(i)` up to `to(i)` in the written text. */
export interface Readable {
  readonly text: string;
  readonly from: (unit: number) => number;
  readonly to: (unit: number) => number;
}

/** Nothing of these is seen: format and control characters, characters that are none, halves of one. */
const invisible =
  /[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\p{Surrogate}\uFFF9-\uFFFB\0-\x08\x0E-\x1F\x7F-\x9F]/u;
const nonJoiner = "\u200C";
const joiner = "\u200D";

/** Scripts in which a joiner, or its absence, spells: Persian from Arabic letters, conjuncts, chillus, Mongolian vowels. */
const joining =
  /[\p{scx=Arab}\p{scx=Syrc}\p{scx=Mong}\p{scx=Phag}\p{scx=Nkoo}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Mymr}\p{scx=Khmr}\p{scx=Tibt}\p{scx=Java}\p{scx=Bali}]/u;
const letterOrMark = /[\p{L}\p{M}]/u;
const mongolian = /[\u180B-\u180F]/u;
const variation = /[\uFE0E\uFE0F]/u;
const picture = /[\p{Emoji}\p{Emoji_Modifier}\u20E3]/u;
const tag = /[\u{E0020}-\u{E007F}]/u;
/** Written without spaces: here a zero-width space is what stands between two words. */
const unspaced = /[\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
const zeroWidthSpace = "\u200B";
const nextLine = "\x85";

const apostrophe = /[\u2018\u2019\u02BC\uFF07]/u;
const inWord = /[\p{L}\p{M}\p{N}]/u;
/** All of the above that a text may have: where it has none, it is read as it is. */
const special = new RegExp(`${invisible.source}|${apostrophe.source}`, "u");

/**
 * What is read of a text. Invisible characters are not: they neither part a word nor make another of it. Kept are joiners
 * that a script spells with or that a picture is made of. Composed and decomposed letters are one (NFC). An apostrophe
 * within a word is ' however it is written: don’t and don't are the same word.
 */
export function readable(written: string): Readable {
  if (!special.test(written) && normalForm(written, "NFC") === written)
    return { text: written, from: (unit) => unit, to: (unit) => unit + 1 };
  const characters = Array.from(written);
  const parts: string[] = [];
  const starts: number[] = [];
  let at = 0;
  for (const [index, character] of characters.entries()) {
    const read = special.test(character) ? readAs(character, { characters, index, before: parts.at(-1) }) : character;
    if (read !== null) {
      parts.push(read);
      starts.push(at);
    }
    at += character.length;
  }
  return composed(parts, starts, written);
}

/** What an apostrophe or an invisible character is read as, between what is read before it and what follows; null: nothing. */
function readAs(
  character: string,
  { characters, index, before = "" }: { characters: readonly string[]; index: number; before: string | undefined },
): string | null {
  const after = characters[index + 1] ?? "";
  if (apostrophe.test(character)) return inWord.test(before) && inWord.test(after) ? "'" : character;
  if (character === nextLine) return " ";
  if (character === zeroWidthSpace) return unspaced.test(before) && unspaced.test(after) ? " " : null;
  const isLetter = letterOrMark.test(before) && joining.test(before);
  if (character === nonJoiner) return isLetter && joining.test(after) && letterOrMark.test(after) ? character : null;
  if (character === joiner) {
    const joinsPictures = (picture.test(before) || variation.test(before)) && /\p{Extended_Pictographic}/u.test(after);
    return isLetter || joinsPictures ? character : null;
  }
  if (variation.test(character)) return picture.test(before) ? character : null;
  if (tag.test(character)) return picture.test(before) || tag.test(before) ? character : null;
  if (mongolian.test(character)) return isLetter ? character : null;
  return null;
}

/** What ends a line or jumps along it. */
const breaks = /[\t-\r\x85\u2028\u2029]/u;
const shortCodes: Readonly<Record<string, string>> = { "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/**
 * A text that somebody else wrote, on one line: what nobody would see, or what breaks, hides or turns round what stands
 * beside it, is written as its code, \n or \u202e. Kept are joiners that a script spells with or that a picture is made of.
 * At most `most` characters, the last an ellipsis where there are more.
 */
export function visibleLine(written: string, most = Infinity): string {
  // Half of a character may be left at the end of the cut, past all that is shown.
  const characters = Array.from(most === Infinity ? written : written.slice(0, 2 * most + 2));
  let line = "";
  let shown = 0;
  let before: string | undefined;
  for (const [index, character] of characters.entries()) {
    const isSeen =
      !breaks.test(character) &&
      (!invisible.test(character) || readAs(character, { characters, index, before }) === character);
    if (isSeen) before = character;
    const part = isSeen ? character : codeOf(character);
    const length = isSeen ? 1 : part.length;
    const isLast = index === characters.length - 1;
    if (shown + length > (isLast ? most : most - 1)) return `${line}…`;
    line += part;
    shown += length;
  }
  return line;
}

function codeOf(character: string): string {
  const code = character.codePointAt(0)!.toString(16);
  return shortCodes[character] ?? (code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`);
}

/** A letter with what is composed with it: marks, and the vowel and final consonant of a Hangul syllable. */
const clusters = /[^][\p{M}\u1160-\u11FF]{0,30}/gu;

function composed(parts: readonly string[], starts: readonly number[], written: string): Readable {
  const joined = parts.join("");
  // Where each unit of what was joined lies in the written text.
  const places: number[] = [];
  const ends: number[] = [];
  for (const [index, part] of parts.entries()) {
    const start = starts[index]!;
    const length = part === written.substr(start, part.length) ? part.length : 1;
    for (let unit = 0; unit < part.length; unit++) {
      places.push(start + unit);
      ends.push(unit === part.length - 1 ? start + length : start + unit + 1);
    }
  }
  if (normalForm(joined, "NFC") === joined)
    return { text: joined, from: (unit) => places[unit]!, to: (unit) => ends[unit]! };
  let text = "";
  const from: number[] = [];
  const to: number[] = [];
  for (const { 0: cluster, index } of joined.matchAll(clusters)) {
    const form = cluster.normalize("NFC");
    const isSame = form === cluster;
    const last = ends[index + cluster.length - 1]!;
    for (let unit = 0; unit < form.length; unit++) {
      from.push(isSame ? places[index + unit]! : unit === 0 ? places[index]! : last);
      to.push(isSame ? ends[index + unit]! : last);
    }
    text += form;
  }
  return { text, from: (unit) => from[unit]!, to: (unit) => to[unit]! };
}

/** More marks on one letter than these are none of any language; sorting thousands takes seconds. */
const tooManyMarks = /\p{M}{31}/u;

/** As String.normalize, in time that grows with the length alone. */
export function normalForm(text: string, form: "NFC" | "NFKC"): string {
  if (!tooManyMarks.test(text)) return text.normalize(form);
  return (text.match(/\P{M}*\p{M}{0,30}/gu) ?? []).map((piece) => piece.normalize(form)).join("");
}
