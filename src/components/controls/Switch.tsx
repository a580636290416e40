// What does something look like that is on or off? A switch; its label and what it means are its caller's.

import type { ReactElement } from "react";
import "./Switch.css";

export function Switch({ value, onTurn }: { value: boolean; onTurn: (value: boolean) => void }): ReactElement {
  return (
    <input
      type="checkbox"
      role="switch"
      className="switch"
      checked={value}
      onChange={(event) => onTurn(event.currentTarget.checked)}
    />
  );
}
