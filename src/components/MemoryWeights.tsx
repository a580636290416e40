// What do the weights look like at this token?

import type { ReactElement } from "react";

export function MemoryWeights(): ReactElement {
  return <section aria-label="Memory weights" className="panel" />;
}
