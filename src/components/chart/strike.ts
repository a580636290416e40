// How is a mark crossed out? By a line aslant that reaches beyond it on both sides: inside a ring it would read as a minus.

/** How far the line goes beyond a circle, each way. CSS pixels. */
const beyond = 2.5;

/** The line across a circle, as a path. */
export function strikePath({ x, y, r }: { x: number; y: number; r: number }): string {
  const reach = r * Math.SQRT1_2 + beyond;
  return `M${x - reach} ${y + reach}l${2 * reach} ${-2 * reach}`;
}
