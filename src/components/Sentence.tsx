// What happens at this token, in one sentence?

import type { ReactElement } from "react";

export function Sentence(): ReactElement {
  return <section aria-label="Sentence" className="panel" />;
}
