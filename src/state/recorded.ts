// What is on screen before the engine is ready? A run of the opening Scene, recorded by `npm run record` with the same engine.
// Leaves its weights and answers at the Scene's cursor, which the first screen does not show, to recordedMoment.ts.

import recording from "./recorded.json";
import type { RunSummary, Verification } from "#model/contracts/protocol";
import type { PageColumns } from "#model/contracts/pageColumns";
import type { Tokens } from "#model/contracts/tokenizer";
import { openingScene } from "#scene/presets";
import type { Scene } from "#scene/scene";
import type { Check, PageRun } from "./store";

/** The engine counts its runs from 1. */
export const recordedId = 0;

/** Typed arrays travel as base64 of their bytes, so that a recording has the very numbers the engine made. */
type Packed = { readonly float32: string } | { readonly int32: string };

/** The recorded run; null where the Scene reads anything but the recorded one. */
export function recordedRun(scene: Scene, tokens: Tokens): { run: PageRun; check: Check } | null {
  const same =
    scene.text === openingScene.text &&
    JSON.stringify(scene.memory) === JSON.stringify(openingScene.memory) &&
    scene.overrides.length === 0 &&
    scene.earlier === null;
  if (!same) return null;
  const { columns, summary, verification } = unpack(recording) as {
    columns: PageColumns;
    summary: RunSummary;
    verification: Verification;
  };
  return {
    run: {
      id: recordedId,
      tokens,
      vocabulary: [...new Set(tokens.tokens.map((token) => token.word))],
      settings: scene.memory,
      overrides: [],
      rule: scene.memory,
      card: null,
      compared: 0,
      columns,
      read: summary.filled,
      filled: summary.filled,
      summary,
    },
    check: { run: recordedId, verification, tokensPerSecond: null },
  };
}

/** Replaces every typed array of a value by its packed form. */
export function pack(value: unknown): unknown {
  if (value instanceof Float32Array) return { float32: toBase64(value) };
  if (value instanceof Int32Array) return { int32: toBase64(value) };
  if (Array.isArray(value)) return value.map(pack);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, pack(entry)]));
}

/** The value that was packed. */
export function unpack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpack);
  if (typeof value !== "object" || value === null) return value;
  if ("float32" in value || "int32" in value) return fromBase64(value as Packed);
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, unpack(entry)]));
}

function toBase64({ buffer, byteOffset, byteLength }: Float32Array | Int32Array): string {
  let binary = "";
  for (const byte of new Uint8Array(buffer, byteOffset, byteLength)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function fromBase64(packed: Packed): Float32Array | Int32Array {
  const binary = atob("float32" in packed ? packed.float32 : packed.int32);
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return "float32" in packed ? new Float32Array(bytes.buffer) : new Int32Array(bytes.buffer);
}
