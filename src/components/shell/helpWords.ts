// How is this page read, worked and trusted, in words? The text of the help dialog.

import { translated } from "#words/translate";

export const helpWords = translated("help", {
  close: "Close help",
  title: "A memory that learns while it reads",
  reading:
    "The text is read word by word. Before each word the memory is asked what comes after the words just read, and how wrong its guess was is the <surprise>surprise</surprise>. The surprise pushes the memory’s weights (<momentum>momentum</momentum> carries past pushes on, <forgetting>forgetting</forgetting> shrinks what was there), so that a passage read twice surprises it less. The bar under a word is its surprise; the cursor is the same token in every picture, and the sentence under the text says its numbers. Point at a word to see its number, click it to go there; point at a symbol to see where it is drawn; click a number to see why it is what it is. Turn a knob, and the earlier run stays behind as a dashed ghost to compare with.",

  keysTitle: "Keys",
  keys: [
    { key: "Space", does: "play, pause" },
    { key: "← →", does: "one token back, forward" },
    { key: "Shift + ← →", does: "one chunk" },
    { key: "N, Shift + N", does: "the next, the earlier surprise peak" },
    { key: "S, Shift + S", does: "sub-step by sub-step, on and back" },
    { key: "↑ ↓", does: "in a panel, from one number to the next" },
    { key: "Home, End", does: "the first, the last token" },
    { key: "1 2 3 4", does: "step by sub-step, token, chunk, peak" },
    { key: "Esc", does: "back from an enlarged panel; let go of a held token or number" },
    { key: "F", does: "the panel with the focus, or under the pointer, over the whole stage and back" },
    { key: "Z", does: "larger cells in a matrix" },
    { key: "Ctrl + Z", does: "undo; with Shift, or Ctrl + Y, redo" },
    { key: "?", does: "this help" },
  ],

  shortcuts: "Single keys work",
  shortcutsMean: "Off: letters, digits, ? and the space bar do nothing by themselves. Kept on this device.",

  untrainedTitle: "What “untrained” means",
  untrained:
    "A trained Titans learns beforehand how to make keys, values and gates from a text. Here nothing was learned " +
    "beforehand: every word has a random vector drawn from the seed, the key of a word is a mix of the words before it, " +
    "its value is the word itself, and θ, η and α are yours to turn. All that the memory knows, it learned from this " +
    "text, while you watched.",

  notToConcludeTitle: "What not to conclude",
  notToConclude:
    "This is one layer with one small memory, not a language model, so its recall says nothing of how well a trained Titans does. Words alike in meaning are as far apart as any others. At most {most, number} tokens are read. The stability limit beside θ is exact for a linear memory and one word repeated; other texts and deep memories may diverge a little before or after it. The numbers are computed in float32 and checked against float64; the chip in the header says how far they agree.",

  source:
    "After Behrouz, Zhong and Mirrokni, “Titans: Learning to Memorize at Test Time”, arXiv 2501.00663. Everything runs in " +
    "this browser: nothing you type leaves it.",
});
