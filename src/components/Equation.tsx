// Which numbers go into this write? The two lines of the recurrence with this token's values.

import type { ReactElement } from "react";

export function Equation(): ReactElement {
  return <section aria-label="Equation" className="panel" />;
}
