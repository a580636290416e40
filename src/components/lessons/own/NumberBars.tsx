// What does one row of numbers look like? A bar for each, up from the line above zero and down from it below.

import type { ReactElement } from "react";

/** CSS pixels. */
const height = 26;

export function NumberBars({
  values,
  step,
  largest,
  label,
}: {
  values: Float32Array;
  /** CSS pixels from one number to the next. */
  step: number;
  /** What a bar over half the height stands for. */
  largest: number;
  label: string;
}): ReactElement {
  const width = values.length * step;
  const middle = height / 2;
  const bars = Array.from(values, (value, at) => {
    const end = middle - (largest > 0 ? (value / largest) * (middle - 1) : 0);
    return `M${(at * step).toFixed(2)} ${middle}V${end.toFixed(2)}h${(step * 0.75).toFixed(2)}V${middle}z`;
  });
  return (
    <svg
      role="img"
      aria-label={label}
      {...{ width, height }}
      style={{ display: "block", flex: "none", background: "var(--band)" }}
    >
      <path d={bars.join("")} fill="var(--ink)" />
      <line x1={0} x2={width} y1={middle} y2={middle} stroke="var(--mute)" strokeWidth={0.5} />
    </svg>
  );
}
