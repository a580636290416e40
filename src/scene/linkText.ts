// How does a long text fit into a link? Deflated, as base64 that addresses may hold. Opened again it stops at the longest text
// there is, however much the link would inflate to, and of a link that was cut gives what came through.

import { deflateSync, Inflate, inflateSync, strToU8 } from "fflate";
import { cutText, longestText } from "#model/contracts/longestText";

type UnpackedText =
  | { readonly text: string; readonly state: "whole" | "tooLong" | "cut" }
  /** Nothing of it can be read. */
  | { readonly text: null; readonly state: "broken" };

let packed: { readonly text: string; readonly letters: string } | null = null;

/** Worked out once for the text that is on screen: its link is written again with every step. */
export function packText(text: string): string {
  if (packed?.text !== text) packed = { text, letters: deflated(text) };
  return packed.letters;
}

function deflated(text: string): string {
  let binary = "";
  for (const byte of deflateSync(strToU8(text), { level: 9 })) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

export function unpackText(packed: string): UnpackedText {
  const letters = /^[\w+/-]*/.exec(packed.replaceAll(" ", "+"))![0];
  const bytes = fromBase64(letters);
  const { chunks, isTooLong } = inflated(bytes);
  const isWhole = !isTooLong && letters.length >= packed.replace(/=+$/, "").length && inflatesWhole(bytes);
  try {
    const { text, leftOut } = cutText(decodeUtf8(chunks, isWhole));
    if (text === "" && !isWhole) return { text: null, state: "broken" };
    return { text, state: isTooLong || leftOut > 0 ? "tooLong" : isWhole ? "whole" : "cut" };
  } catch {
    return { text: null, state: "broken" };
  }
}

/** No more bytes of a text are read: none is longer in UTF-8. */
const mostBytes = 3 * longestText;
/** Deflate makes at most 1,032 bytes of one, so that a step stays within a few hundred thousand. */
const step = 256;

function inflated(bytes: Uint8Array): { chunks: readonly Uint8Array[]; isTooLong: boolean } {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate((chunk) => {
    chunks.push(chunk.slice());
    length += chunk.length;
  });
  try {
    for (let at = 0; at < bytes.length && length <= mostBytes; at += step) stream.push(bytes.subarray(at, at + step));
  } catch {
    // What came before the damage is kept.
  }
  return { chunks, isTooLong: length > mostBytes };
}

/** Only asked of what is known to end within bounds: a stream does not say whether its end was missing. */
function inflatesWhole(bytes: Uint8Array): boolean {
  try {
    inflateSync(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Throws where the bytes are no UTF-8; a character at the end that was cut is left out, unless the text is whole. */
function decodeUtf8(chunks: readonly Uint8Array[], isWhole: boolean): string {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const text = chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join("");
  return isWhole ? text + decoder.decode() : text;
}

function fromBase64(letters: string): Uint8Array {
  const standard = letters.replaceAll("-", "+").replaceAll("_", "/");
  const binary = atob(standard.length % 4 === 1 ? standard.slice(0, -1) : standard);
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
