// How is a symbol of the formulas written in plain characters? For tables and files, where no TeX is set.

import { type QuantityId, type OperandId, probe, operands } from "#model/contracts/probe";

/** A symbol in plain characters. */
export function plainSymbol(symbol: QuantityId | OperandId): string {
  if (symbol in probe) return probe[symbol as QuantityId].plain;
  return operands[symbol as OperandId].symbol
    .replace(/\\(text|operatorname)\{([^}]*)\}/g, "$2")
    .replace(/\\textstyle|\\[,!]/g, " ")
    .replace(/\\([A-Za-z]+)/g, (_, command: string) => characters[command] ?? command)
    .replace(/\{(.)\}/gu, "$1")
    .replace(/-/g, "−")
    .replace(/\s+/g, " ")
    .trim();
}

const characters: Readonly<Record<string, string>> = {
  lVert: "‖",
  rVert: "‖",
  langle: "⟨",
  rangle: "⟩",
  alpha: "α",
  delta: "δ",
  Delta: "Δ",
  eta: "η",
  theta: "θ",
  ell: "ℓ",
  partial: "∂",
  nabla: "∇",
  sum: "Σ",
};
