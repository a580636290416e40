// Where do the settings stand on a phone? Over the page, until one is done with them.

import type { ReactElement } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { frontPanels as panels } from "#components/explore/frontPanels";
import { Panel } from "#components/panel/Panel";
import { shellWords } from "#words/shell";

export function SettingsSheet({
  isOpen,
  onOpenChange,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}): ReactElement {
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} className="app-settings-sheet">
      <Modal>
        <Dialog aria-label={shellWords.settings.sheet}>
          <button className="app-settings-done" onClick={() => onOpenChange(false)}>
            {shellWords.settings.done}
          </button>
          <Panel of={panels.settings} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
