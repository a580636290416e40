// What does a hash say, name by name? As it was written, or as mail, chats and wikis changed it on its way; in time that grows
// with its length alone. Leaves to scene.ts what the values mean.

import { noticeWords } from "#words/notices";
import { say } from "#words/say";

const words = noticeWords.link;

/** In characters. No text that is read needs a longer link. */
export const longestHash = 1_000_000;

/** The letters of what a sentence quotes from a link. */
const quoted = 20;

export interface LinkFields {
  /** The first value of every name that the page knows. */
  readonly fields: ReadonlyMap<string, string>;
  /** Names it does not know, in words, each with the nearest that it does. */
  readonly problems: readonly string[];
  /** Sentences: that the link was cut, or is too long. */
  readonly notices: readonly string[];
  /** Whether it names anything at all, known or not. */
  readonly isEmpty: boolean;
}

export function readFields(hash: string, known: readonly string[]): LinkFields {
  const notices: string[] = [];
  const isLong = hash.length > longestHash;
  if (isLong) notices.push(say(words.tooLong, { most: longestHash }));
  const whole = mended(isLong ? hash.slice(0, longestHash) : hash);
  // A character is written as %XX, or several of them, and a cut may go through it.
  const written = whole.replace(/(?:%[\dA-F]{2}){0,3}%[\dA-F]?$/i, "");
  let isCut = written !== whole;
  const names = new Map(known.map((name) => [name.toLowerCase(), name]));
  const fields = new Map<string, string>();
  const unknown = new Set<string>();
  for (const [name, value] of new URLSearchParams(written)) {
    const meant = names.get(name.trim().toLowerCase());
    if (meant !== undefined) {
      if (!fields.has(meant)) fields.set(meant, value);
    } else if (name !== "" && unknown.size < mostUnknown) unknown.add(name.slice(0, 2 * quoted));
  }
  const last = written.slice(written.lastIndexOf("&") + 1);
  if (fields.size > 0 && last !== "" && !last.includes("=")) {
    isCut = true;
    unknown.delete(last);
  }
  for (const [name, value] of fields) {
    // A cut went through a character between two of its bytes.
    if (!/[^\uFFFD]\uFFFD+$/.test(value) || !/%[\dA-F]{2}$/i.test(last) || /%EF%BF%BD$/i.test(last)) continue;
    fields.set(name, value.replace(/\uFFFD+$/, ""));
    isCut = true;
  }
  if (isCut && !isLong) notices.push(words.cut);
  const problems = [...unknown].map((name) => {
    const nearest = nearestName(name.toLowerCase(), known);
    return nearest === null
      ? say(words.unknownName, { name: shorten(name) })
      : say(words.misspeltName, { name: shorten(name), nearest });
  });
  return { fields, problems, notices, isEmpty: fields.size === 0 && unknown.size === 0 };
}

/** More names that mean nothing are not looked at. */
const mostUnknown = 8;

/** What was written, before it was escaped once more, or as HTML, or as e-mail. */
function mended(hash: string): string {
  let raw = hash.replace(/^(?:[#?!/]|%23)+/i, "");
  if (/^v=3D/i.test(raw)) raw = raw.replace(/=\r?\n/g, "").replace(/=3D/gi, "=");
  for (let times = 0; times < 3; times++) {
    const once = isDoubled(raw) ? raw.replaceAll("%25", "%") : raw.includes("=") ? raw : (decoded(raw) ?? raw);
    if (once === raw) break;
    raw = once;
  }
  return raw.replace(/&(?:(?:amp|#0*38|#x0*26)(?:;|%3B))+/gi, "&");
}

/** Whether every % was escaped again: a link of this page never says %25 before two hexadecimal digits. */
function isDoubled(raw: string): boolean {
  if (!/%25[\dA-F]{2}/i.test(raw) || /%(?!25|2?$)/.test(raw)) return false;
  return decoded(raw.replaceAll("%25", "%")) !== null;
}

/** null where it is not UTF-8, but for its end, through which a cut may go. */
function decoded(raw: string): string | null {
  for (const whole of [raw, raw.replace(/(?:%[\dA-F]{0,2})+$/i, "")]) {
    try {
      return decodeURIComponent(whole);
    } catch {
      // Tried without its end, then given up.
    }
  }
  return null;
}

/** A value as a sentence may quote it: short, and without what would turn the sentence around. */
export function shorten(value: string): string {
  const characters = Array.from(value.slice(0, 2 * quoted), (character) =>
    /[\p{C}\u2028\u2029]/u.test(character) ? "�" : character,
  );
  return characters.length > quoted || value.length > 2 * quoted
    ? `${characters.slice(0, quoted).join("")}…`
    : characters.join("");
}

/** Further than this from a name that the page knows, another one was hardly meant. */
const mostEdits = 2;
/** As many letters that a name begins with, and its own last ones may be others: “memory” for “memories”. */
const leastBeginning = 5;

/** A range as a link has to say it, where 4,096 would be none: no commas. */
export function asTyped({ minimum, maximum }: { minimum: number; maximum: number }): {
  minimum: string;
  maximum: string;
} {
  return { minimum: String(minimum), maximum: String(maximum) };
}

/** The name that a misspelt one is nearest to, or begins; null where it is like none, as more than half of it is otherwise. */
function nearestName(name: string, known: readonly string[]): string | null {
  const most = Math.min(mostEdits, Math.floor(name.length / 2));
  let nearest: string | null = null;
  let least = most + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const edits = editsBetween(name, candidate.toLowerCase());
    if (edits < least) [nearest, least] = [candidate, edits];
  }
  const beginning = name.slice(0, -1);
  const begun =
    beginning.length < leastBeginning ? undefined : known.find((candidate) => candidate.startsWith(beginning));
  return nearest ?? begun ?? null;
}

/** Letters to add, leave out, replace, or swap with their neighbour. */
function editsBetween(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, row) =>
    Array.from({ length: b.length + 1 }, (_, column) => row || column),
  );
  for (let row = 1; row <= a.length; row++) {
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      rows[row]![column] = Math.min(
        rows[row - 1]![column]! + 1,
        rows[row]![column - 1]! + 1,
        rows[row - 1]![column - 1]! + (isSame ? 0 : 1),
        isSwapped ? rows[row - 2]![column - 2]! + 1 : Infinity,
      );
    }
  }
  return rows[a.length]![b.length]!;
}
