// Which panels of Explore do only lessons have? Those of panels.tsx with one part of what they show.

import type { PanelEntry } from "#components/panel/Panel";
import { panelNames } from "#words/panelNames";
import { Network } from "./network/Network";
import { explorePanels } from "./panels";

export const exploreLessonPanels = {
  networkThere: {
    ...explorePanels.network,
    name: panelNames.networkThere,
    element: <Network only="guess" name={panelNames.networkThere} />,
  },
  networkBack: {
    ...explorePanels.network,
    name: panelNames.networkBack,
    element: <Network only="error" name={panelNames.networkBack} />,
  },
} as const satisfies Record<string, PanelEntry>;
