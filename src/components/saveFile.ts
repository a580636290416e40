// How does a file leave the page? Under a name, through the browser's own downloads.

/** How long a browser may take to begin to read the file. */
const keptMilliseconds = 10_000;

export function saveFile(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), keptMilliseconds);
}
