// What does Recall say as a table? Every fact at the cursor, as the table panel lists them.

import { momentOf } from "#components/hooks/moment";
import { type Table, recallTable } from "#components/panel/tables";
import type { Explorer } from "#state/store";

export function recallTableOf(state: Explorer): Table | null {
  const moment = momentOf(state);
  return state.run && moment?.run === state.run.id ? recallTable(state.run, moment) : null;
}
