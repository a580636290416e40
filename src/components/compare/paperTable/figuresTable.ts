// What does the paper's own table say as a table twin? A row a model.

import { number, type Table } from "#components/panel/tables";
import { say } from "#words/say";
import { paperFigure, paperLengths, paperNeedles, paperTable } from "./paperFigures";
import { paperWords as paper } from "./words";

const cells = paperNeedles.flatMap((needle) => paperLengths.map((length) => ({ needle, length })));

export const figuresTable: Table = {
  head: paper.model,
  columns: cells.map(({ needle, length }) => ({
    symbol: say(paper.length, { thousands: length }),
    name: paper.needles[needle],
    unit: "%",
    hue: "ink",
  })),
  rows: paperTable.length,
  labelOf: (row) => paper.models[paperTable[row]!.model],
  tokenOf: null,
  valueAt: (row, column) => number(Number(paperFigure({ model: paperTable[row]!.model, ...cells[column]! }))),
};
