// How does one mark look beside its meaning? Drawn from the table of encodings.ts, for every legend.

import type { ReactElement } from "react";
import { encodings, type EncodingId, type Stroke } from "./encodings";
import { patterns } from "./memoryLook";
import { strikePath } from "./strike";

export function MarkSample({ id }: { id: EncodingId }): ReactElement {
  const { stroke, colour } = encodings[id];
  return (
    <svg width="24" height="16" viewBox="0 0 24 16" style={{ color: `var(--${colour})` }} aria-hidden>
      <Sample stroke={stroke} />
    </svg>
  );
}

function Sample({ stroke }: { stroke: Stroke }): ReactElement {
  switch (stroke) {
    case "filled":
      return <circle cx="12" cy="8" r="5" fill="currentColor" />;
    case "pale":
      return <circle cx="12" cy="8" r="5" fill="currentColor" fillOpacity="0.25" />;
    case "hollow":
      return <circle cx="12" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" />;
    case "wake":
      return <circle cx="12" cy="8" r="4.5" fill="none" stroke="currentColor" strokeWidth="3" strokeOpacity="0.7" />;
    case "struck":
    case "heavilyStruck":
      return (
        <path
          d={`M7.5 8a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0${strikePath({ x: 12, y: 8, r: 4.5 })}`}
          fill="none"
          stroke="currentColor"
          strokeWidth={stroke === "struck" ? "1.2" : "2.4"}
        />
      );
    case "tick":
      return <path d="M12 1V15" stroke="currentColor" strokeWidth="2.5" />;
    case "bar":
      return <path d="M2 8H22" stroke="currentColor" strokeWidth="10" strokeOpacity="0.2" />;
    case "arrow":
      return <path d="M3 8H20m-4 -4l4 4l-4 4" fill="none" stroke="currentColor" strokeWidth="2" />;
    case "ticks":
      return (
        <path
          d="M8 14V3m-2.5 2.5l2.5 -2.5l2.5 2.5M16 2V13m-2.5 -2.5l2.5 2.5l2.5 -2.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
        />
      );
    case "under":
      return <path d="M3 9H21" stroke="currentColor" strokeWidth="4" />;
    case "shortened":
      return (
        <>
          <path d="M1 8H17" stroke="var(--control)" strokeWidth="3" />
          <path d="M17 8H23" stroke="currentColor" strokeWidth="3" />
        </>
      );
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
    case "dashedRing":
      return <circle cx="12" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2 2" />;
    case "striped":
      return <path d="M7 3.8H17M7 8H17M7 12.2H17" stroke="currentColor" strokeWidth="2" />;
    case "chain":
      return <path d="M0 8H24" stroke="currentColor" strokeWidth="2" strokeDasharray={patterns[1]} />;
    case "knob":
      return (
        <>
          <path d="M1 8H23" stroke="currentColor" strokeWidth="1.25" />
          <circle cx="12" cy="8" r="4" fill="var(--paper)" stroke="currentColor" strokeWidth="2" />
        </>
      );
    case "line":
      return <path d="M12 0V16" stroke="currentColor" strokeWidth="1.25" />;
    default:
      return stroke satisfies never;
  }
}
