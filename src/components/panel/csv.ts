// How does a table become text for another program? As a CSV file that spreadsheets open, and as cells for the clipboard.
// Leaves what is in the table to tables.ts and its neighbours.

import { tableWords } from "#words/tables";
import type { Table } from "./tables";

/** Excel reads a file without it in the code page of its own country, and every word beyond ASCII wrongly. */
const byteOrderMark = "\uFEFF";
/** A text that begins so is a formula to a spreadsheet, which would run it: also in the full-width forms. */
const formula = /^(?:\s*[=+\-@＝＋－＠]|[\t\r])/u;

/**
 * All of a table as a file: RFC 4180 in UTF-8 with a byte order mark; names, symbols and units over the numbers as the engine
 * made them. A text that a spreadsheet would run begins with an apostrophe, which is how spreadsheets themselves say "text".
 */
export function csvFile(table: Table): Blob {
  return new Blob([byteOrderMark, delimited(table, ",")], { type: "text/csv;charset=utf-8" });
}

/** The same cells as spreadsheets take them from the clipboard: parted by tabs. */
export function clipboardCells(table: Table): string {
  return delimited(table, "\t");
}

/** Rows of texts, whoever wrote them, as such a file. */
export function textsFile(rows: readonly (readonly string[])[]): Blob {
  const lines = rows.map((cells) => lineOf(cells.map(asText), ","));
  return new Blob([byteOrderMark, ...lines], { type: "text/csv;charset=utf-8" });
}

export function delimited({ head, columns, rows, labelOf, tokenOf, valueAt }: Table, separator: "," | "\t"): string {
  const line = (cells: readonly string[]): string => lineOf(cells, separator);
  const names = columns.map(({ name, symbol, unit }) => [name, symbol, unit && `(${unit})`].filter(Boolean).join(" "));
  const lines = [line([...(tokenOf ? [tableWords.token] : []), head, ...names].map(asText))];
  for (let row = 0; row < rows; row++) {
    const values = columns.map((_, column) => {
      const { exact, isNumber } = valueAt(row, column);
      return isNumber ? exact : asText(exact);
    });
    lines.push(line([...(tokenOf ? [String(tokenOf(row) + 1)] : []), asText(labelOf(row)), ...values]));
  }
  return lines.join("");
}

/** Rows end in CR LF; cells that hold the separator, a quote or a line's end are quoted. */
function lineOf(cells: readonly string[], separator: "," | "\t"): string {
  const quoted = (cell: string): string => (/[",\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return `${cells.map(quoted).join(separator)}\r\n`;
}

function asText(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell;
}
