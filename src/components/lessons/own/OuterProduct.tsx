// What does one pair of key and value add to a matrix? The key down the side, the value along the top, and in every cell their product.

import { useRef, type ReactElement } from "react";
import { useExplorer } from "#state/store";
import { panelNames } from "#words/panelNames";
import { say } from "#words/say";
import { largestOf } from "#components/chart/matrixPixels";
import { useWidth } from "#components/hooks/useWidth";
import { useWriteParts } from "#components/hooks/asking";
import { PanelExport } from "#components/panel/PanelExport";
import { written } from "#components/text/spelling";
import { NumbersPicture } from "./NumbersPicture";
import { outerWords as words } from "./outerWords";

/** CSS pixels: of the square at most, of a number in it, and between it and what it is made of. */
const widest = 400;
const largestCell = 40;
const gap = 8;

export function OuterProduct(): ReactElement {
  const box = useRef<HTMLElement>(null);
  const width = useWidth(box);
  const run = useExplorer((state) => state.run);
  const write = useWriteParts();
  const key = write?.layers[0]?.input;
  return (
    <section ref={box} aria-label={panelNames.outerProduct} style={{ position: "relative", marginTop: 14 }}>
      <h2 className="panel-name">{panelNames.outerProduct}</h2>
      <p className="note">{words.note}</p>
      {write && key && run ? (
        <Square
          pair={{ key, value: write.value }}
          names={{
            key: write.token > 0 ? written(run.tokens.tokens[write.token - 1]) : words.start,
            value: written(run.tokens.tokens[write.token]),
          }}
          width={Math.min(width, widest)}
        />
      ) : (
        <p className="note">{words.waiting}</p>
      )}
      <PanelExport />
    </section>
  );
}

function Square({
  pair: { key, value },
  names,
  width,
}: {
  pair: { readonly key: Float32Array; readonly value: Float32Array };
  names: { readonly key: string; readonly value: string };
  width: number;
}): ReactElement {
  const cell = Math.min(largestCell, Math.floor((width - gap) / (value.length + 1)));
  const product = new Float32Array(key.length * value.length);
  key.forEach((row, at) =>
    product.set(
      Float32Array.from(value, (column) => row * column),
      at * value.length,
    ),
  );
  const keyName = say(words.key, { word: names.key });
  const valueName = say(words.value, { word: names.value });
  const productName = say(words.product, { rows: key.length, columns: value.length });
  return (
    <div style={{ display: "grid", gridTemplateColumns: "auto auto", gap, width: "fit-content", marginTop: 8 }}>
      <span />
      <span className="note">{valueName}</span>
      <span />
      <NumbersPicture
        {...{ values: value, rows: 1, columns: value.length, cell, label: valueName }}
        largest={largestOf(value)}
      />
      <NumbersPicture
        {...{ values: key, rows: key.length, columns: 1, cell, label: keyName }}
        largest={largestOf(key)}
      />
      <NumbersPicture
        {...{ values: product, rows: key.length, columns: value.length, cell, label: productName }}
        largest={largestOf(product)}
      />
      {/* Under the key's column: beside the square a phone has no room. */}
      <span className="note" style={{ gridColumn: "1 / -1", display: "flex", justifyContent: "space-between" }}>
        <span>{keyName}</span>
        <span>{productName}</span>
      </span>
    </div>
  );
}
