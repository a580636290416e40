// What do the marks of the pictures mean? The table of encodings.ts as a list, each with its mark.

import type { ReactElement } from "react";
import { markWords } from "#words/marks";
import { encodings, type EncodingId, type Stroke } from "./encodings";
import "./MarksLegend.css";

export function MarksLegend(): ReactElement {
  return (
    <ul className="marks-legend">
      {(Object.keys(encodings) as EncodingId[]).map((id) => {
        const { stroke, colour } = encodings[id];
        return (
          <li key={id}>
            <svg width="24" height="16" viewBox="0 0 24 16" style={{ color: `var(--${colour})` }} aria-hidden>
              <Sample stroke={stroke} />
            </svg>
            <span>{markWords[id]}</span>
          </li>
        );
      })}
    </ul>
  );
}

function Sample({ stroke }: { stroke: Stroke }): ReactElement {
  switch (stroke) {
    case "filled":
      return <circle cx="12" cy="8" r="5" fill="currentColor" />;
    case "hollow":
      return <circle cx="12" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" />;
    case "tick":
      return <path d="M12 1V15" stroke="currentColor" strokeWidth="2.5" />;
    case "dashed":
    case "dotted":
      return (
        <path
          d="M1 8H23"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeDasharray={stroke === "dashed" ? "4 3" : "1.5 3"}
        />
      );
    case "striped":
      return <path d="M7 3.8H17M7 8H17M7 12.2H17" stroke="currentColor" strokeWidth="2" />;
    case "line":
      return <path d="M12 0V16" stroke="currentColor" strokeWidth="1.25" />;
    default:
      return stroke satisfies never;
  }
}
