// When does somebody take over from what plays by itself? With any press, key or turn of the wheel, wherever it is made.

import { useEffect, useEffectEvent } from "react";

const gestures = ["pointerdown", "keydown", "wheel"] as const;

/** Tells of a gesture before anything else does something with it. The space bar is none: it plays and pauses. */
export function useGestures(onGesture: (target: Element | null) => void): void {
  const tell = useEffectEvent(onGesture);
  useEffect(() => {
    const listen = (event: Event): void => {
      if (event instanceof KeyboardEvent && event.key === " ") return;
      tell(event.target instanceof Element ? event.target : null);
    };
    for (const gesture of gestures) addEventListener(gesture, listen, { capture: true, passive: true });
    return () => {
      for (const gesture of gestures) removeEventListener(gesture, listen, { capture: true });
    };
  }, []);
}
