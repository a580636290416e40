// Reads millions of tokens without a browser: `npm run trace -- --tokens N [--file FILE] [--scene HASH]`. The words of a file,
// or a seeded flood with facts planted among them; prints progress, and then at which distance they are kept.

import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { binsOf } from "#model/contracts/binned";
import type { FloodWords } from "#model/contracts/longQuestions";
import type { MemorySettings } from "#model/contracts/settings";
import { bytesOf, type LongReading } from "#model/reading/longText";
import { readBlock, startJourney } from "#model/reading/longJourney";
import type { LongFile } from "#model/reading/longWords";
import { sayPercent } from "#words/share";
import { chanceOfAnswer, type Planted } from "#model/reading/planted";

/** Seconds between two lines of progress. */
const patience = 2;

export async function readLongText({
  settings,
  tokens,
  words,
}: {
  settings: MemorySettings;
  tokens: number;
  /** What the flood is made of, or the path of a file. */
  words: FloodWords | { readonly file: string };
}): Promise<void> {
  const open = typeof words === "string" ? null : openFile(words.file);
  const journey = startJourney({ settings, tokens, source: open ?? (words as FloodWords) });
  const { reading, planted } = journey;
  const started = performance.now();
  let said = started;
  while (!journey.isOver) {
    await readBlock(journey);
    if (performance.now() - said < 1000 * patience) continue;
    said = performance.now();
    console.error(progress(reading, { tokens, started }));
  }
  open?.close();
  console.error(progress(reading, { tokens, started }));
  if (reading.diverged) console.log(`It diverged at word ${reading.diverged.token + 1}, and was read no further.`);
  printPeak(reading);
  printRecall(reading, planted);
}

/** Of all tokens the most surprising: no bin loses it. */
function printPeak({ curves: { surprise } }: LongReading): void {
  let peak = 0;
  for (let bin = 0; bin < binsOf(surprise); bin++) if (!(surprise.most[bin]! <= surprise.most[peak]!)) peak = bin;
  console.log(`Most surprising was word ${surprise.mostAt[peak]! + 1}: ‖u‖ = ${surprise.most[peak]!.toPrecision(4)}.`);
}

function progress({ position }: LongReading, { tokens, started }: { tokens: number; started: number }): string {
  const rate = (1000 * position) / (performance.now() - started);
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  const megabytes = ((heapUsed + arrayBuffers) / 2 ** 20).toFixed(0);
  return `${position} of ${tokens} tokens, ${rate.toFixed(0)} a second, ${megabytes} MB`;
}

function printRecall(reading: LongReading, { recall, count }: Planted): void {
  const { memory, attention } = bytesOf(reading);
  console.log(`${count} facts were planted; chance is ${sayPercent(chanceOfAnswer, { digits: 1 })}.`);
  console.log("words ago\tasked\tright\tshare");
  for (const { least, asked, right } of recall) {
    if (asked === 0) continue;
    console.log([`${least}–${2 * least - 1}`, asked, right, sayPercent(right / asked, { digits: 1 })].join("\t"));
  }
  console.log(`The memory keeps ${memory} bytes; attention would keep ${attention}.`);
}

function openFile(path: string): LongFile & { readonly close: () => void } {
  const file = openSync(path, "r");
  return {
    size: fstatSync(file).size,
    bytesAt: (from, count) => {
      const bytes = new Uint8Array(count);
      return Promise.resolve(bytes.subarray(0, readSync(file, bytes, { length: count, position: from })));
    },
    close: () => closeSync(file),
  };
}
