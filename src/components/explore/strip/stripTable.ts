// What does the token strip say as a table? The words with their chunk, and how much each surprises.

import { hasMemoryPanels } from "#components/panel/NeedsMemory";
import { type Table, type Column, number, ofColumns, tokenRows } from "#components/panel/tables";
import { probe } from "#model/contracts/probe";
import type { Explorer } from "#state/store";
import { tableWords } from "#words/tables";

const { units } = tableWords;

/** The words with their chunk, and where a memory reads them, how much each surprises it. */
export function stripTable({ run }: Explorer): Table | null {
  if (!run || run.filled === 0) return null;
  const chunk: Column = {
    symbol: tableWords.strip.chunk,
    name: "",
    unit: units.count,
    at: (token) => number(Math.floor(token / run.rule.chunk) + 1),
  };
  const surprise: Column = {
    symbol: probe.surprise.plain,
    name: probe.surprise.name,
    unit: probe.surprise.unit,
    at: (token) => number(run.columns.surprise[token]!),
  };
  return ofColumns(tokenRows(run, { from: 0, rows: run.filled }), hasMemoryPanels(run) ? [chunk, surprise] : [chunk]);
}
