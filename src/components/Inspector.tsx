// Why this number? Its formula, its operands, and the same in float64.

import type { ReactElement } from "react";

export function Inspector(): ReactElement {
  return <section aria-label="Inspector" className="panel" />;
}
