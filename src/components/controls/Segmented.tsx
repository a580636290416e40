// Which of a few? Buttons side by side, one of them pressed.

import type { ReactElement } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import "./Segmented.css";

export function Segmented<Value extends string>({
  label,
  options,
  value,
  choose,
}: {
  label: string;
  options: readonly { readonly id: Value; readonly name: string }[];
  value: Value;
  choose: (value: Value) => void;
}): ReactElement {
  return (
    <ToggleButtonGroup
      className="segmented"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find(({ id }) => keys.has(id));
        if (chosen) choose(chosen.id);
      }}
    >
      {options.map(({ id, name }) => (
        <ToggleButton key={id} id={id}>
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
