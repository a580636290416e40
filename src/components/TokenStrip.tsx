// What is being read? The words as prose, each with its surprise under it.

import type { ReactElement } from "react";

export function TokenStrip(): ReactElement {
  return <section aria-label="Token strip" className="panel" />;
}
