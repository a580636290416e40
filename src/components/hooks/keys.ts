// Which key was meant, on any keyboard? By the letter where it is a Latin one, else by its place: Я stands where Z does.

/** What of a key event says which key it was. */
export interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** The Latin letter, in lower case; null where the key stands for none. */
export function letterOf({ key, code }: Pressed): string | null {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  // A layout of another script; a digit or a sign of a Latin one stays what it is.
  if (!/^\p{L}$/u.test(key) || /^\p{Script=Latin}$/u.test(key)) return null;
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? null;
}

/** The digit, also where it takes Shift, as on a French keyboard; null where the key stands for none. */
export function digitOf({ key, code, shiftKey }: Pressed): number | null {
  if (/^[0-9]$/.test(key)) return Number(key);
  const digit = /^Digit([0-9])$/.exec(code)?.[1];
  return digit === undefined || shiftKey ? null : Number(digit);
}

/** Ctrl or ⌘ with Z, Shift + Z or Y. */
export function undoOf(pressed: Pressed): "undo" | "redo" | null {
  const { ctrlKey, metaKey, altKey, shiftKey } = pressed;
  if (ctrlKey === metaKey || altKey) return null;
  const letter = letterOf(pressed);
  if (letter === "z") return shiftKey ? "redo" : "undo";
  return letter === "y" && !shiftKey ? "redo" : null;
}

export function asksForHelp(pressed: Pressed): boolean {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = pressed;
  if (ctrlKey || metaKey || altKey) return false;
  return key === "?" || key === "؟" || (code === "Slash" && shiftKey && key.length === 1 && key > "\u007f");
}
