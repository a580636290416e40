// How did a training go? Its log as two curves of characters: the loss, and the answers beyond the reach of every window.

import { typed } from "../commandLine";
import { readLog } from "../train/log";

const columns = 72;
const lines = 12;

/** @throws Error naming the file, and the line that is no step of a training. */
export function plotLog(file: string): void {
  const steps = readLog(file);
  if (steps.length === 0) throw new Error(`${typed(file)} holds no step of a training`);
  const last = steps.at(-1)!.step;
  plot(
    "loss, nats a token",
    steps.map(({ loss }) => loss),
    last,
  );
  plot(
    "answers beyond the reach of every window that were right, %",
    steps.flatMap(({ farAccuracy }) => (farAccuracy === null ? [] : 100 * farAccuracy)),
    last,
  );
}

/** Each column is the mean of the steps that fall into it. */
function plot(title: string, values: readonly number[], last: number): void {
  if (values.length === 0) return;
  const count = Math.min(columns, values.length);
  const means = Array.from({ length: count }, (_, column) => {
    const part = values.slice(
      Math.floor((column * values.length) / count),
      Math.floor(((column + 1) * values.length) / count),
    );
    return part.reduce((sum, value) => sum + value, 0) / part.length;
  });
  const highest = Math.max(...means);
  console.log(`\n${title}`);
  for (let line = lines; line >= 1; line--) {
    const row = means.map((mean) => (mean > 0 && mean * lines >= highest * (line - 0.5) ? "█" : " ")).join("");
    const label = line === lines ? highest.toFixed(2) : line === 1 ? "0" : "";
    console.log(`${label.padStart(7)} │${row}`);
  }
  console.log(`        └${"─".repeat(count)}\n         1${`step ${last}`.padStart(count - 1)}`);
}
