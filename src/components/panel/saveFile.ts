// How does a file leave the page? Under a name, through the browser's own downloads; the page says that it went, and how large it is.

import { notify } from "#state/store";
import { say, sayNumber } from "#words/say";
import { shellWords } from "#words/shell";

/** How long a browser may take to begin to read the file. */
const keptMilliseconds = 10_000;

export function saveFile(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  notify(say(shellWords.frame.saved, { name, size: sayBytes(file.size) }), { of: "screen" });
  setTimeout(() => URL.revokeObjectURL(link.href), keptMilliseconds);
}

function sayBytes(bytes: number): string {
  const [unit, size] = bytes < 1e6 ? (["kilobyte", bytes / 1e3] as const) : (["megabyte", bytes / 1e6] as const);
  return sayNumber(size, { style: "unit", unit, maximumSignificantDigits: 3 });
}
