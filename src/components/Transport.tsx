// Where are we in the text, and how do we move?

import type { ReactElement } from "react";

export function Transport(): ReactElement {
  return <section aria-label="Transport" className="panel" />;
}
