// What do the marks of the pictures mean? The table of encodings.ts as a list, each with its mark.

import type { ReactElement } from "react";
import { markWords } from "#words/marks";
import { encodings, type EncodingId } from "./encodings";
import { MarkSample } from "./MarkSample";
import "./MarksLegend.css";

export function MarksLegend(): ReactElement {
  return (
    <ul className="marks-legend">
      {(Object.keys(encodings) as EncodingId[]).map((id) => (
        <li key={id}>
          <MarkSample id={id} />
          <span>{markWords[id]}</span>
        </li>
      ))}
    </ul>
  );
}
