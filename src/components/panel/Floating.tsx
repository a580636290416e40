// Where floats what a button opens? Beside the button, over the page: a text, or a menu. Fetched with the first of them.

import type { ReactElement, ReactNode, RefObject } from "react";
import { Dialog, I18nProvider, Menu, MenuItem, Popover } from "react-aria-components";
import { locale } from "#words/translate";
import "./Floating.css";

/** What floats knows its button, and closes itself. */
export interface Opened {
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly close: () => void;
}

export function FloatingDialog({
  trigger,
  close,
  name,
  children,
}: Opened & { name: string; children: ReactNode }): ReactElement {
  return (
    <Beside trigger={trigger} close={close}>
      <Dialog className="popover-text" aria-label={name}>
        {children}
      </Dialog>
    </Beside>
  );
}

export function FloatingMenu({
  trigger,
  close,
  name,
  items,
  choose,
}: Opened & {
  name: string;
  items: readonly { readonly id: string; readonly text: string; readonly isDisabled?: boolean }[];
  choose: (id: string) => void;
}): ReactElement {
  return (
    <Beside trigger={trigger} close={close}>
      <Menu
        autoFocus="first"
        className="menu"
        aria-label={name}
        onClose={close}
        onAction={(key) => choose(String(key))}
      >
        {items.map(({ id, text, isDisabled = false }) => (
          <MenuItem key={id} id={id} isDisabled={isDisabled}>
            {text}
          </MenuItem>
        ))}
      </Menu>
    </Beside>
  );
}

function Beside({ trigger, close, children }: Opened & { children: ReactNode }): ReactElement {
  return (
    <I18nProvider locale={locale}>
      <Popover triggerRef={trigger} isOpen onOpenChange={close} placement="bottom end" className="popover">
        {children}
      </Popover>
    </I18nProvider>
  );
}
