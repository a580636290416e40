// How does a button open what floats over the page? What floats is fetched at the first press; the button is here from the start.
// Leaves to Floating.tsx where it floats, and how it is left again.

import { Suspense, useRef, useState, type ReactElement, type ReactNode } from "react";
import { fetchedView } from "#components/hooks/fetched";
import type { Opened } from "./Floating";

export const FloatingDialog = fetchedView(() => import("./Floating").then((module) => module.FloatingDialog), {
  ahead: true,
});
export const FloatingMenu = fetchedView(() => import("./Floating").then((module) => module.FloatingMenu));

export function Opener({
  kind,
  className,
  name,
  label,
  onOpen,
  children,
}: {
  kind: "dialog" | "menu";
  className: string;
  /** The accessible name of the button. */
  name: string;
  label: ReactNode;
  onOpen?: () => void;
  /** What is opened. */
  children: (opened: Opened) => ReactElement | null;
}): ReactElement {
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const open = (): void => {
    trigger.current?.focus(); // which gets the focus back when it closes
    onOpen?.();
    setOpen(true);
  };
  return (
    <>
      <button
        ref={trigger}
        type="button"
        className={className}
        data-export="omit"
        aria-label={name}
        aria-haspopup={kind}
        aria-expanded={isOpen}
        onClick={open}
        onKeyDown={(event) => {
          // The click that a key makes passes for a screen reader's, and a menu then keeps the focus from its first item.
          const opens = ["Enter", " ", ...(kind === "menu" ? ["ArrowDown"] : [])];
          if (!opens.includes(event.key)) return;
          event.preventDefault();
          open();
        }}
      >
        {label}
      </button>
      {isOpen && <Suspense fallback={null}>{children({ trigger, close: () => setOpen(false) })}</Suspense>}
    </>
  );
}
