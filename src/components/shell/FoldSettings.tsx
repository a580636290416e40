// How do the settings fold away again? By a button in the corner of their column.

import { PanelLeftClose } from "lucide-react";
import type { ReactElement } from "react";
import { foldSettings } from "#state/unfolding";
import { shellWords } from "#words/shell";
import "./FoldSettings.css";

const { settings: name } = shellWords.fold;

export function FoldSettings(): ReactElement {
  return (
    <button type="button" className="fold-settings" aria-label={name} title={name} onClick={foldSettings}>
      <PanelLeftClose size={16} aria-hidden />
    </button>
  );
}
