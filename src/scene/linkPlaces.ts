// Which word does a link's token mean, where another browser may cut the text into other words? The one at that place of the text.

import type { MemorySettings } from "#model/contracts/settings";
import { characterAt, tokenAtCharacter, tokenise, tokensOf, type Tokens } from "#model/contracts/tokenizer";

interface Read {
  readonly text: string;
  readonly memory: MemorySettings;
}

/** More places than a link has tokens to point at. */
const mostPlaces = 1024;

/** `12:345`: token 12, from 1, begins at character 345. Nothing where every browser has the same words. */
export function encodePlaces(tokens: readonly number[], read: Read): string {
  const words = tokens.length > 0 ? uncertain(read) : null;
  if (!words) return "";
  const here = [...new Set(tokens)].filter((token) => token < words.tokens.length).sort((a, b) => a - b);
  return here.map((token) => `${token + 1}:${characterAt(words, token)}`).join(",");
}

/** The token of this browser for a token of the link. Calls `refuse` for a part that says no place. */
export function decodePlaces(
  value: string | undefined,
  { text, memory }: Read,
  refuse: (part: string) => void,
): (token: number) => number {
  if (value === undefined) return (token) => token;
  const characters = new Map<number, number>();
  for (const part of value.split(",", mostPlaces)) {
    const [, token, character] = /^(\d{1,6}):(\d{1,7})$/.exec(part) ?? [];
    if (token === undefined) refuse(part);
    else if (Number(character) < text.length) characters.set(Number(token) - 1, Number(character));
  }
  const words = tokensOf(text, memory);
  return (token) => (characters.has(token) ? tokenAtCharacter(words, characters.get(token)!) : token);
}

let last: { readonly text: string; readonly reader: string; readonly words: Tokens | null } | null = null;

/** The words of a text that a browser might cut elsewhere; null where spaces and signs say it all. */
function uncertain({ text, memory }: Read): Tokens | null {
  if (memory.model !== "untrained") return null;
  const { split, punctuation } = memory;
  const reader = `${split} ${punctuation}`;
  if (last?.text === text && last.reader === reader) return last.words;
  const words = tokensOf(text, memory);
  const plain = tokenise({ text, split, punctuation, isPlain: true });
  const isSame =
    words.starts.length === plain.starts.length && words.starts.every((at, token) => at === plain.starts[token]);
  last = { text, reader, words: isSame ? null : words };
  return last.words;
}
