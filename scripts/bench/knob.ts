// How long does it take from a knob's input until every panel is repainted? Timed inside the page, turn by turn.
// Leaves opening it to whoever asks, and what is done in that time to mainThread.ts.

import type { Page } from "playwright-core";

/** Panels beside every tab that say something else once θ is another. */
export const besideTabs = ["Sentence", "Equation", "Surprise", "Momentum", "Gates", "Memory drift", "Recall"] as const;

const words = "tide rope glass lamp night water fox heron kite door green slow silver nobody turns over dawn red".split(
  " ",
);

/** A text of so many words, open at its two hundredth. */
export function hashOfWords(count: number): string {
  const text = Array.from({ length: count }, (_, at) => words[(at * at + 3 * (at >> 4)) % words.length]).join(" ");
  return `v=1&text=${encodeURIComponent(text)}&token=200`;
}

/**
 * Turns θ up and down by keys, and times each turn: from the key going down until each of the panels `names` says something
 * else and the frame of that is painted. Milliseconds, sorted; two turns before these warm it up.
 * @throws Error where a panel says the same after ten seconds.
 */
export async function turnsOfTheta(page: Page, names: readonly string[], rounds = 12): Promise<number[]> {
  await page.getByRole("slider", { name: "Learning rate θ", exact: true }).focus();
  const times: number[] = [];
  for (let round = -2; round < rounds; round++) {
    await page.evaluate(waitForTurn, [...names]);
    await page.keyboard.press(round % 2 === 0 ? "PageUp" : "PageDown");
    const time = await page.evaluate(() => (window as unknown as { timed: Promise<number> }).timed);
    if (round >= 0) times.push(time);
  }
  return times.sort((a, b) => a - b);
}

/** Runs in the page: `window.timed` is settled once the next key's turn is on screen. */
function waitForTurn(names: readonly string[]): void {
  const said = (name: string): string => {
    const region = document.querySelector(`section[aria-label="${name}"], figure[aria-label="${name}"]`);
    if (!region) throw new Error(`there is no panel "${name}"`);
    // Of a series only its numbers: what is written into its plot speaks of the whole run and of the earlier one.
    const isSeries = ["Surprise", "Momentum", "Gates", "Memory drift"].includes(name);
    const parts = isSeries ? [...region.querySelectorAll("button")] : [region];
    return parts.map((part) => part.textContent).join(" ");
  };
  const before = new Map(names.map((name) => [name, said(name)]));
  const same = (): string[] => names.filter((name) => said(name) === before.get(name));
  const timed = new Promise<number>((resolve, reject) => {
    const onKey = ({ timeStamp }: KeyboardEvent): void => {
      // A message that a frame sends itself comes when that frame is painted.
      const { port1, port2 } = new MessageChannel();
      const look = (): number => requestAnimationFrame(() => port2.postMessage(null));
      port1.onmessage = () => {
        const time = performance.now() - timeStamp;
        if (same().length === 0) resolve(time);
        else if (time < 10_000) look();
        else reject(new Error(`unchanged: ${same().join(", ")}`));
      };
      look();
    };
    addEventListener("keydown", onKey, { once: true, capture: true });
  });
  Object.assign(window, { timed });
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}
