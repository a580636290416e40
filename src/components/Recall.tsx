// What does the memory answer now, and what did it answer before?

import type { ReactElement } from "react";

export function Recall(): ReactElement {
  return <section aria-label="Recall" className="panel" />;
}
