// With which marks are a curve's points drawn, where its hue is that of others beside it? A shape, filled or hollow, and the
// letter that stands for it before its name.

import { symbolCircle, symbolDiamond, symbolSquare, symbolTriangle, type SymbolType } from "d3";

export interface CurveMark {
  readonly shape: SymbolType;
  readonly isHollow: boolean;
  readonly letter: string;
}

export const curveMarks = {
  dot: { shape: symbolCircle, isHollow: false, letter: "●" },
  square: { shape: symbolSquare, isHollow: false, letter: "■" },
  triangle: { shape: symbolTriangle, isHollow: false, letter: "▲" },
  diamond: { shape: symbolDiamond, isHollow: false, letter: "◆" },
  hollowDot: { shape: symbolCircle, isHollow: true, letter: "○" },
  hollowSquare: { shape: symbolSquare, isHollow: true, letter: "□" },
  hollowTriangle: { shape: symbolTriangle, isHollow: true, letter: "△" },
  hollowDiamond: { shape: symbolDiamond, isHollow: true, letter: "◇" },
} as const satisfies Record<string, CurveMark>;
