// Where do the settings stand on a desk? In a column of their own.

import type { ReactElement } from "react";
import { frontPanels as panels } from "#components/explore/frontPanels";
import { Panel } from "#components/panel/Panel";
import { FoldSettings } from "#components/shell/FoldSettings";

/** The knobs, the text, or both: whichever is unfolded. */
export function SettingsColumn(): ReactElement {
  return (
    <div className="app-settings">
      <FoldSettings />
      <Panel of={panels.settings} />
    </div>
  );
}
