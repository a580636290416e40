// How do surprise, momentum, gates and drift go along the text? One x-axis, one cursor.

import type { ReactElement } from "react";

export function Timeline(): ReactElement {
  return <section aria-label="Timeline" className="panel" />;
}
