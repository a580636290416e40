// How is a token said? A trained model's vocabulary has words, letters and bytes of words it does not know, and marks; and in
// a sentence punctuation must not pass for the sentence's own.

import type { Token, Tokens } from "#model/contracts/tokenizer";
import { readingWords } from "#words/reading";
import { say } from "#words/say";

const { token: words } = readingWords;

/** A word longer than these letters is a sequence, or a table without spaces: its beginning is shown. */
const longestShown = 200;

/** As much of a text as is shown of one word. */
export function shown(text: string): string {
  if (text.length <= longestShown) return text;
  return `${Array.from(text.slice(0, 2 * longestShown))
    .slice(0, longestShown)
    .join("")}…`;
}

/** What a person reads where a token stands alone. */
export function spoken(word: string): string {
  if (word === "<spell>") return words.spells;
  if (word === "<begin>") return words.begins;
  if (/^·[a-z]$/.test(word)) return say(words.letter, { letter: word.slice(1) });
  return /^<[\da-f]>$/.test(word) ? say(words.byte, { code: word.slice(1, -1) }) : shown(word);
}

/** A token of the text as it was written, or where it has no text of its own, as it is said; nothing of none. */
export function written(token: Token | undefined): string {
  if (!token) return "";
  return token.text === "·" ? spoken(token.word) : shown(token.text);
}

const known = new WeakMap<Tokens, ReadonlyMap<string, string>>();

/** A word that a memory answers, with the capitals that the text gives it: Mia; in small letters where it ever has those. */
export function spelledAs(tokens: Tokens, word: string): string {
  let forms = known.get(tokens);
  if (!forms) known.set(tokens, (forms = formsOf(tokens)));
  return spoken(forms.get(word) ?? word);
}

function formsOf({ tokens }: Tokens): ReadonlyMap<string, string> {
  const forms = new Map<string, string>();
  for (const { word, text } of tokens) {
    if (text === word || (!forms.has(word) && text.toLowerCase() === word)) forms.set(word, text);
  }
  return forms;
}

/** A token in the middle of a sentence: what has no letter, digit or picture stands in quotes. */
export function inProse(word: string): string {
  const said = spoken(word);
  return said === "" || /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u.test(said)
    ? said
    : say(words.quoted, { text: said });
}

/** A token that a sentence speaks of as a word: always in quotes, once. */
export function inQuotes(word: string): string {
  return word === "" ? "" : say(words.quoted, { text: spoken(word) });
}

/** At most so many characters, the last an ellipsis where there are more; no character is cut in two. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join("")}…`;
}
