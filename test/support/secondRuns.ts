// How often does a second run fall inside the interval of the first? Made-up texts whose answers are right or wrong together, read
// twice.

import { normal, uniform } from "#model/contracts/random";
import { secondRunInterval, shareOf, type TextCount } from "#model/trained/interval";

interface Kind {
  /** Mean share that is right, of all texts. */
  readonly share: number;
  /** Standard deviation of the log odds from text to text. */
  readonly spread: number;
  /** Answers a text, both ends included. */
  readonly asked: readonly [number, number];
}

const kinds: readonly Kind[] = [0.005, 0.05, 0.5, 0.8, 0.97].flatMap((share) =>
  [0.3, 1.5].flatMap((spread) =>
    (
      [
        [1, 3],
        [20, 80],
      ] as const
    ).map((asked) => ({ share, spread, asked })),
  ),
);

function read({ share, spread, asked: [least, most] }: Kind, texts: number, seed: string): TextCount[] {
  const next = uniform(`read ${seed}`);
  const gaussian = normal(`texts ${seed}`);
  return Array.from({ length: texts }, () => {
    const likely = 1 / (1 + Math.exp(-Math.log(share / (1 - share)) - spread * gaussian()));
    const asked = least + Math.floor(next() * (most - least + 1));
    const right = Array.from({ length: asked }, next).filter((chance) => chance < likely).length;
    return { asked, right };
  });
}

/** Of every kind of text, the share of so many trials in which it did. */
export function sharesInside(trials: number): number[] {
  return kinds.map((kind) => {
    const holds = Array.from({ length: trials }, (_, trial) => {
      const seed = `${JSON.stringify(kind)} ${trial}`;
      const { low, high } = secondRunInterval(read(kind, 24, seed), { seed });
      const again = shareOf(read(kind, 24, `${seed} again`));
      return low <= again && again <= high;
    });
    return holds.filter(Boolean).length / trials;
  });
}
