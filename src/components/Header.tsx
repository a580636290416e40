// What page is this, what runs it, and what can leave it?

import type { ReactElement } from "react";

export function Header(): ReactElement {
  return <section aria-label="Header" className="panel" />;
}
