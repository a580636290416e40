// What are the cues and words of the picture called? As they stand in the text, or as a trained model's own answers name them.

import type { Tokens } from "#model/contracts/tokenizer";
import type { CueText } from "#state/cueAnswers";
import { shortened, spoken, written } from "#components/text/spelling";

export interface Named {
  readonly text: CueText;
  readonly tokens: Tokens;
  /** Of a trained model's own answers: what its questions and words are called, and the same with its memory frozen. */
  readonly model: {
    readonly cues: readonly (readonly string[])[];
    readonly words: readonly string[];
    readonly frozen: Float32Array | null;
  } | null;
}

const longestName = 12;

/** The words of a cue, the last one last, each with the space before it that it has in the text: letters have none. */
export function cueWords({ text: { cues }, tokens, model }: Named, cue: number): readonly string[] {
  if (model) return model.cues[cue]!.map((word, index) => (index === 0 ? word : ` ${word}`));
  const { length, tokens: read } = cues.all[cue]!;
  const first = read[0]!;
  return tokens.tokens.slice(Math.max(0, first - length), first).map((token, index) => {
    const gap = index === 0 || token.before === "" ? "" : " ";
    return gap + shortened(written(token) || spoken(token.word), longestName);
  });
}

/** A word as it stands in the text where it comes first. */
export function wordName({ text: { firstOf }, tokens, model }: Named, word: number): string {
  if (model) return model.words[word]!;
  const token = tokens.tokens[firstOf[word]!]!;
  return shortened(written(token) || spoken(token.word), longestName);
}

/** `asks`: the cue that is asked beside the picture; −1 where none is. */
