// What do the marks in a lesson's prose mean? Paragraphs of plain, *emphasised*, **bold** and [linked](surprise) pieces.

import { letters, probe, type LetterId, type QuantityId } from "#model/contracts/probe";

/**
 * Words that people read. Light markup: *emphasis*, **bold**, and [word](surprise), which lights the series of that quantity;
 * an empty line begins a paragraph.
 */
export type Prose = string;

export interface Piece {
  readonly kind: "plain" | "emphasis" | "bold" | "linked";
  readonly text: string;
  /** The quantity or letter that a linked piece names, as it was written; null for the others. */
  readonly of: string | null;
}

const mark = /\*\*(.+?)\*\*|\*(.+?)\*|\[([^\]]+)\]\(([^)\s]+)\)/gu;

export function paragraphsOf(prose: Prose): Piece[][] {
  return prose
    .split(/\n\s*\n/u)
    .map((paragraph) => piecesOf(paragraph.trim()))
    .filter((pieces) => pieces.length > 0);
}

export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const plain = (to: number): void => {
    if (to > from) pieces.push({ kind: "plain", text: text.slice(from, to), of: null });
  };
  for (const found of text.matchAll(mark)) {
    plain(found.index);
    const [all, bold, emphasis, words, of] = found;
    if (bold !== undefined) pieces.push({ kind: "bold", text: bold, of: null });
    else if (emphasis !== undefined) pieces.push({ kind: "emphasis", text: emphasis, of: null });
    else pieces.push({ kind: "linked", text: words!, of: of! });
    from = found.index + all.length;
  }
  plain(text.length);
  return pieces;
}

/** The words alone, as they are read aloud. */
export function plainText(prose: Prose): string {
  return paragraphsOf(prose)
    .map((pieces) => pieces.map(({ text }) => text).join(""))
    .join("\n\n");
}

/** What a link of the prose lights; null where there is no quantity of that name. */
export function quantityOf(of: string): QuantityId | null {
  return of in probe ? (of as QuantityId) : null;
}

/** What a link of the prose explains though it has no series; null where there is no letter of that name. */
export function letterOf(of: string): LetterId | null {
  return of in letters ? (of as LetterId) : null;
}
