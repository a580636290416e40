// What is read, and by what kind of memory? The text and every knob.

import type { ReactElement } from "react";

export function Settings(): ReactElement {
  return <section aria-label="Settings" className="panel" />;
}
