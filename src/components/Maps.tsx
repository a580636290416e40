// What does this token draw on, in three kinds of attention?

import type { ReactElement } from "react";

export function Maps(): ReactElement {
  return <section aria-label="Attention maps" className="panel" />;
}
