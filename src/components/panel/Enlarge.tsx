// How does a panel come to have the whole stage? By a button, which gives it its place back; by F, and back by Esc, keyboard.ts
// does the same. Leaves how it is laid over the stage to enlarged.ts.

import { Maximize2, Minimize2 } from "lucide-react";
import { useEffect, useRef, type ReactElement } from "react";
import { say } from "#words/say";
import { shellWords } from "#words/shell";
import { panelOf, shrink, toggleEnlarged, useIsEnlargedBy } from "#components/hooks/enlarged";
import "./Enlarge.css";

const words = shellWords.frame;

/** `name` is the panel's: the section it stands in, or what is marked with data-panel. */
export function Enlarge({ name }: { name: string }): ReactElement {
  const button = useRef<HTMLButtonElement>(null);
  const isEnlarged = useIsEnlargedBy(button);
  useEffect(() => {
    const panel = panelOf(button.current!);
    return () => {
      if (panel.dataset.enlarged !== undefined) shrink();
    };
  }, []);
  const Icon = isEnlarged ? Minimize2 : Maximize2;
  return (
    <button
      ref={button}
      type="button"
      className="panel-enlarge"
      data-enlarges=""
      aria-label={say(words.enlarge, { name })}
      aria-pressed={isEnlarged}
      title={isEnlarged ? words.shrinkKey : words.enlargeKey}
      onClick={() => toggleEnlarged(panelOf(button.current!))}
    >
      <Icon size={13} aria-hidden />
    </button>
  );
}
