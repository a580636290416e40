// Who may ask the worker from inside a panel? Whoever the page gave its session to; most panels only read the store.

import { createContext, useContext } from "react";
import type { Session } from "#state/session";

export const SessionContext = createContext<Session | null>(null);

/** @throws RangeError outside of the page. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new RangeError("no session: the page gives one by SessionContext");
  return session;
}
