// Which words are a token's context, and is it asked again? The cue as it stands in the text, and the pins of the Scene.

import { isTogether } from "#model/contracts/splits";
import { showScene, useExplorer, type PageRun } from "#state/store";
import { textWords } from "#words/text";

/**
 * The words that a token's key mixes, as they are written: the last `most` of them, and no more than fit into `letters`
 * after the last one. Of letters all that the key stands for: fewer would be another context. The beginning has none.
 */
export function cueOf(
  { tokens, rule }: PageRun,
  token: number,
  { most, letters = Infinity }: { most: number; letters?: number },
): string {
  let cue = "";
  const farthest = isTogether(rule.split) && rule.model === "untrained" ? rule.reach : Math.min(rule.reach, most);
  for (let back = 1; back <= Math.min(token, farthest); back++) {
    const { text } = tokens.tokens[token - back]!;
    const longer = back === 1 ? text : text + (tokens.tokens[token - back + 1]?.before ?? "") + cue;
    if (back > 1 && longer.length > letters) break;
    if (longer.length > letters)
      return `…${Array.from(longer)
        .slice(1 - letters)
        .join("")}`;
    cue = longer;
  }
  return cue === "" ? textWords.context.beginning : cue;
}

/** Adds a context to those that are asked at every token, or takes it away: a step of undo, and part of the link. */
export function togglePin(token: number, shown: readonly number[] = useExplorer.getState().scene.asked): void {
  const { scene } = useExplorer.getState();
  const asked = shown.includes(token) ? shown.filter((other) => other !== token) : [...shown, token];
  showScene({ ...scene, asked });
}
