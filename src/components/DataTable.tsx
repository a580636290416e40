// What are the exact numbers? The table twin of every panel.

import type { ReactElement } from "react";

export function DataTable(): ReactElement {
  return <section aria-label="Table" className="panel" />;
}
