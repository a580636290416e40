// How does a trained model get here? Its card and its weights over the network, with progress, checked before they are used.
// Every failure is an Error that says what is wrong in words for the page. Leaves to weights.ts the file's format.

import { isCurve } from "#model/contracts/learningCurve";
import { hasDeepMemory } from "#model/contracts/architecture";
import { isDeepModel, mixerNamed, type LearnedName, type TrainedName } from "#model/contracts/models";
import type { ModelCard } from "#model/contracts/protocol";
import { vocabulary } from "#model/contracts/vocabulary";
import { readSafetensors, type StoredTensors } from "./weights";
import { engineWords } from "#words/engine";
import { say } from "#words/say";

const words = engineWords.modelFile;

export interface TrainedModel {
  readonly card: ModelCard;
  readonly parameters: StoredTensors;
}

export interface Progress {
  readonly received: number;
  /** null until the card has said it. */
  readonly total: number | null;
}

/** A server that sends nothing for this long is taken for gone. */
const silenceMilliseconds = 12_000;

/** `folder` ends in a slash. @throws Error saying what could not be had, or what of it is wrong. */
export async function fetchModel({
  name,
  folder,
  onProgress,
}: {
  name: TrainedName;
  folder: string;
  onProgress: (progress: Progress) => void;
}): Promise<TrainedModel> {
  onProgress({ received: 0, total: null });
  const card = readCard(await fetchBytes(`${folder}${name}.json`, () => {}), name);
  const total = card.bytes;
  onProgress({ received: 0, total });
  const bytes = await fetchBytes(`${folder}${name}.safetensors`, (received) => onProgress({ received, total }));
  await checkBytes(bytes, card);
  return { card, parameters: readSafetensors(bytes).tensors };
}

/** @throws Error where the file is no card, or one of a model that this page cannot read with. */
export function readCard(bytes: Uint8Array, name: LearnedName): ModelCard {
  let card: Partial<ModelCard>;
  try {
    card = JSON.parse(new TextDecoder().decode(bytes)) as Partial<ModelCard>;
  } catch {
    throw new Error(say(words.noCard, { name }));
  }
  if (typeof card !== "object" || card === null || !card.config || typeof card.sha256 !== "string") {
    throw new Error(say(words.noCard, { name }));
  }
  if (!isOf(card, name)) throw new Error(say(words.otherCard, { name, other: card.name ?? card.config.mixer }));
  if (card.config.vocabulary !== vocabulary.length) {
    throw new Error(say(words.otherVocabulary, { words: card.config.vocabulary, known: vocabulary.length }));
  }
  const { evaluation = null, curve = null } = card;
  if (curve !== null && !isCurve(curve)) throw new Error(say(words.noCurve, { name }));
  return { ...card, evaluation, curve } as ModelCard;
}

/** Whether it is wired as a model of that name is. */
function isOf({ config }: Partial<ModelCard>, name: LearnedName): boolean {
  return name !== "own" && config!.mixer === mixerNamed(name) && hasDeepMemory(config!) === isDeepModel(name);
}

/** @throws Error where the weights are not the ones that the card speaks of. */
async function checkBytes(bytes: Uint8Array<ArrayBuffer>, card: ModelCard): Promise<void> {
  if (bytes.length !== card.bytes) {
    throw new Error(say(words.otherSize, { name: card.name, bytes: bytes.length, expected: card.bytes }));
  }
  // Browsers hash only where nobody can change what they load on its way: https, or this machine.
  if (!globalThis.crypto?.subtle) return;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (sha256 !== card.sha256) throw new Error(say(words.otherFile, { name: card.name }));
}

async function fetchBytes(address: string, onReceived: (bytes: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const file = address.slice(address.lastIndexOf("/") + 1);
  const stalled = new AbortController();
  let timer = setTimeout(() => stalled.abort(), silenceMilliseconds);
  const chunks: Uint8Array[] = [];
  let received = 0;
  try {
    const response = await fetch(address, { signal: stalled.signal });
    if (!response.ok) throw new Error(say(words.notFound, { file, status: response.status }));
    const reader = response.body!.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      chunks.push(part.value);
      received += part.value.length;
      onReceived(received);
      clearTimeout(timer);
      timer = setTimeout(() => stalled.abort(), silenceMilliseconds);
    }
  } catch (cause) {
    if (stalled.signal.aborted) throw new Error(say(words.stalled, { file }), { cause });
    // What a browser says of a network that failed is different in each, and means nothing to a reader.
    throw cause instanceof TypeError ? new Error(say(words.notFetched, { file }), { cause }) : cause;
  } finally {
    clearTimeout(timer);
  }
  const bytes = new Uint8Array(received);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
