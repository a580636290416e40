// Is the key that a reader means the key that the page hears? On Latin and other layouts, and with the modifiers that undo takes.

import { expect, test } from "vitest";
import { asksForHelp, digitOf, letterOf, undoOf, type Pressed } from "#components/hooks/keys";

function pressed(key: string, code: string, modifiers: Partial<Pressed> = {}): Pressed {
  return { key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...modifiers };
}

test("a Latin letter is itself wherever it stands, a letter of another script is what stands in its place", () => {
  expect(letterOf(pressed("n", "KeyN"))).toBe("n");
  expect(letterOf(pressed("N", "KeyN", { shiftKey: true }))).toBe("n");
  expect(letterOf(pressed("z", "KeyY")), "a German keyboard").toBe("z");
  expect(letterOf(pressed("n", "KeyL")), "Dvorak").toBe("n");
  expect(letterOf(pressed("я", "KeyZ")), "Russian").toBe("z");
  expect(letterOf(pressed("ζ", "KeyZ")), "Greek").toBe("z");
  expect(letterOf(pressed("ס", "KeyX")), "Hebrew").toBe("x");
  expect(letterOf(pressed("ئ", "KeyZ")), "Arabic").toBe("z");
  expect(letterOf(pressed("ü", "BracketLeft"))).toBe(null);
  expect(letterOf(pressed("1", "Digit1"))).toBe(null);
});

test.each([
  ["undo", pressed("z", "KeyZ", { ctrlKey: true })],
  ["undo", pressed("z", "KeyZ", { metaKey: true })],
  ["undo", pressed("я", "KeyZ", { ctrlKey: true })],
  ["undo", pressed("Z", "KeyZ", { ctrlKey: true })],
  ["redo", pressed("Z", "KeyZ", { ctrlKey: true, shiftKey: true })],
  ["redo", pressed("Я", "KeyZ", { ctrlKey: true, shiftKey: true })],
  ["redo", pressed("y", "KeyY", { ctrlKey: true })],
  ["redo", pressed("н", "KeyY", { ctrlKey: true })],
  [null, pressed("z", "KeyZ")],
  [null, pressed("y", "KeyZ", { ctrlKey: true, altKey: true })],
  [null, pressed("x", "KeyX", { ctrlKey: true })],
] as const)("%s is what this means", (meant, event) => {
  // On a German keyboard Y stands where Z does elsewhere: the letter counts.
  expect(undoOf(event)).toBe(meant);
});

test("digits count with Shift where a keyboard asks for it, and “?” asks for help on any keyboard", () => {
  expect(digitOf(pressed("2", "Digit2"))).toBe(2);
  expect(digitOf(pressed("é", "Digit2")), "French").toBe(2);
  expect(digitOf(pressed("2", "Digit2", { shiftKey: true })), "French, with Shift").toBe(2);
  expect(digitOf(pressed("@", "Digit2", { shiftKey: true }))).toBe(null);
  expect(asksForHelp(pressed("?", "Slash", { shiftKey: true }))).toBe(true);
  expect(asksForHelp(pressed("?", "Digit7", { shiftKey: true })), "Russian").toBe(true);
  expect(asksForHelp(pressed("؟", "Slash", { shiftKey: true })), "Arabic").toBe(true);
  expect(asksForHelp(pressed("?", "Slash", { ctrlKey: true }))).toBe(false);
  expect(asksForHelp(pressed("/", "Slash"))).toBe(false);
});
