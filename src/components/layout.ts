// Which of the three layouts has room? Three columns, two and a rail, or one panel at a time.

import { useSyncExternalStore } from "react";

export type Layout = "wide" | "middle" | "phone";

const wide = matchMedia("(min-width: 1100px)");
const narrow = matchMedia("(max-width: 699.98px)");

export function useLayout(): Layout {
  return useSyncExternalStore(subscribe, read);
}

function read(): Layout {
  return wide.matches ? "wide" : narrow.matches ? "phone" : "middle";
}

function subscribe(listener: () => void): () => void {
  wide.addEventListener("change", listener);
  narrow.addEventListener("change", listener);
  return () => {
    wide.removeEventListener("change", listener);
    narrow.removeEventListener("change", listener);
  };
}
