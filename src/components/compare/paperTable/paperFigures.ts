// What does the paper itself say of needles? Titans, arXiv 2501.00663v1, Table 2: per cent right in S-NIAH of RULER by tokens. A
// needle is a passkey (PK), a number (N) or a made-up word (W).

export const paperLengths = [2, 4, 8, 16] as const;
export const paperNeedles = ["PK", "N", "W"] as const;
type PaperNeedle = (typeof paperNeedles)[number];

/** By the names in words.ts. */
type PaperModel = "ttt" | "mamba2" | "deltaNet" | "lmm" | "mac" | "mag" | "mal";

/** Per cent, by thousands of tokens in the order of `paperLengths`. */
export const paperTable: readonly {
  readonly model: PaperModel;
  readonly of: Readonly<Record<PaperNeedle, readonly string[]>>;
}[] = [
  row("ttt", "98.4 98.8 98.0 88.4", "60.2 36.6 10.2 4.4", "78.8 28.0 4.4 0.0"),
  row("mamba2", "98.6 61.4 31.0 5.4", "98.4 55.8 14.2 0.0", "42.2 4.2 0.0 0.0"),
  row("deltaNet", "96.8 98.8 98.6 71.4", "47.2 15.4 12.8 5.4", "46.2 20.0 1.6 0.0"),
  row("lmm", "99.8 98.4 98.2 96.2", "100 99.8 93.4 80.2", "90.4 89.4 85.8 80.6"),
  row("mac", "99.2 98.8 99.0 98.4", "99.6 98.2 97.6 97.4", "98.2 98.2 95.6 95.2"),
  row("mag", "99.4 98.0 97.4 97.4", "99.2 98.8 97.2 98.6", "98.0 98.0 90.2 88.2"),
  row("mal", "98.8 98.6 98.8 97.8", "99.8 98.1 96.8 96.4", "98.0 97.4 92.0 90.4"),
];

/** One number of the table. */
export interface PaperCell {
  readonly model: PaperModel;
  readonly needle: PaperNeedle;
  /** Thousands of tokens. */
  readonly length: number;
}

/** A claim as one can make it by mistake: two numbers as if they were of the same texts. They are not. */
export const splicedClaim = { titans: "88.2", other: "4.2" } as const;
/** Where its two numbers stand. */
export const splicedFrom: readonly PaperCell[] = [
  { model: "mag", needle: "W", length: 16 },
  { model: "mamba2", needle: "W", length: 4 },
];

export function paperFigure({ model, needle, length }: PaperCell): string {
  const { of } = paperTable.find((row) => row.model === model)!;
  return of[needle][paperLengths.findIndex((known) => known === length)]!;
}

function row(model: PaperModel, PK: string, N: string, W: string): (typeof paperTable)[number] {
  return { model, of: { PK: PK.split(" "), N: N.split(" "), W: W.split(" ") } };
}
