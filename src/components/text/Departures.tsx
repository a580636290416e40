// What does a model do otherwise than the paper it is named after? A list that opens.

import type { ReactElement } from "react";
import { departureWords, departuresOf, type Departing } from "#words/departures";
import "./Departures.css";

export function Departures({ of, isOpen = false }: { of: Departing; isOpen?: boolean }): ReactElement {
  return (
    <details className="note departures" open={isOpen}>
      <summary>{departureWords.title}</summary>
      <ul>
        {departuresOf(of).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
