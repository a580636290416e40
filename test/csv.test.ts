// Do a panel's numbers arrive in another program as they are, and its words as words?

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { clipboardCells, csvFile, delimited } from "#components/panel/csv";
import { number, word, type Table } from "#components/panel/tables";

/** What a reader of RFC 4180 makes of it. */
function cellsOf(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (isQuoted && sign === '"' && text[at + 1] === '"') cell += text[++at]!;
    else if (sign === '"' && (isQuoted || cell === "")) isQuoted = !isQuoted;
    else if (!isQuoted && (sign === separator || text.startsWith("\r\n", at))) {
      rows.at(-1)!.push(cell);
      cell = "";
      if (sign !== separator && ++at) rows.push([]);
    } else cell += sign;
  }
  return rows.slice(0, -1);
}

function tableOf(words: readonly string[], values: readonly number[]): Table {
  return {
    head: "Word",
    columns: [
      { symbol: "v", name: "word", unit: "", hue: "ink" },
      { symbol: "u", name: "number", unit: "", hue: "ink" },
    ],
    rows: words.length,
    labelOf: (row) => words[row]!,
    tokenOf: (row) => row,
    valueAt: (row, column) => (column === 0 ? word(words[row]) : number(values[row]!)),
  };
}

const row = fc.tuple(
  fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("=1+1", "+A1", "-2", "@SUM(A1)", "\t=1", "＝1", "-", "a,b", '"'),
  ),
  fc.double(),
);

test("every number is read back as the same number, and every word as itself, at most with an apostrophe before it", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), fc.constantFrom("," as const, "\t" as const), (rows, separator) => {
      const table = tableOf(
        rows.map(([text]) => text),
        rows.map(([, value]) => value),
      );
      const [, ...read] = cellsOf(delimited(table, separator), separator);
      rows.forEach(([text, value], index) => {
        const [token, label, cell, number] = read[index]!;
        expect(token).toBe(String(index + 1));
        expect(Number(number)).toBe(value === 0 ? Math.abs(value) : value);
        for (const written of [label!, cell!]) expect([text, `'${text}`]).toContain(written);
      });
    }),
  );
});

test("no word of a file or of the clipboard is a formula to a spreadsheet, while a negative number stays a number", () => {
  const words = ["=HYPERLINK(1)", "+1", "-1", "@cmd", " =2", "\t=3", "\r=4", "＝5", "－6"];
  const table = tableOf(
    words,
    words.map((_, index) => -index - 0.5),
  );
  for (const separator of [",", "\t"] as const) {
    for (const [, label, cell, value] of cellsOf(delimited(table, separator), separator).slice(1)) {
      expect(label).toMatch(/^'/);
      expect(cell).toMatch(/^'/);
      expect(Number(value)).toBeLessThan(0);
    }
  }
});

test("a file begins with the mark by which a spreadsheet knows UTF-8, the clipboard's cells do not", async () => {
  const table = tableOf(["größer", "日本"], [1, 2]);
  const bytes = new Uint8Array(await csvFile(table).arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes)).toContain("größer");
  expect(clipboardCells(table).split("\r\n")[1]).toBe("1\tgrößer\tgrößer\t1");
});
