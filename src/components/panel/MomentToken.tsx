// Of which token is what a panel draws? Said only where it is not the cursor's: while no engine answers.

import { useRef, type ReactElement } from "react";
import { useExplorer } from "#state/store";
import { engineWords } from "#words/engine";
import { say } from "#words/say";
import { useCursor, writeText } from "#components/hooks/cursor";
import { momentOf } from "#components/hooks/moment";

export function MomentToken(): ReactElement {
  const line = useRef<HTMLParagraphElement>(null);
  useExplorer((state) => state.engine.phase);
  useExplorer(momentOf);
  useCursor(({ token }) => {
    const state = useExplorer.getState();
    const at = momentOf(state)?.token ?? token;
    const isOld = state.engine.phase !== "live" && at !== token;
    if (line.current!.hidden === isOld) line.current!.hidden = !isOld;
    writeText(line.current, isOld ? say(engineWords.answeredAt, { token: at + 1 }) : "");
  });
  return <p ref={line} className="note" role="note" hidden />;
}
