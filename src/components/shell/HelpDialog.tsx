// How is this page read, worked and trusted? Keys, six sentences, what untrained means, and what not to conclude.

import { X } from "lucide-react";
import type { ReactElement } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { maximumTokens } from "#model/contracts/config";
import { markWords } from "#words/marks";
import { MarksLegend } from "#components/chart/MarksLegend";
import { helpWords } from "./helpWords";
import { say } from "#words/say";
import { Message } from "#components/text/Message";
import { Switch } from "#components/controls/Switch";
import { setShortcuts, useShortcuts } from "#components/hooks/shortcuts";
import "./HelpDialog.css";

export function HelpDialog({
  isOpen,
  onOpenChange,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}): ReactElement {
  const areShortcutsOn = useShortcuts();
  return (
    <ModalOverlay isDismissable isOpen={isOpen} onOpenChange={onOpenChange} className="veil">
      <Modal className="help">
        <Dialog className="help-text">
          <Button slot="close" className="header-icon help-close" aria-label={helpWords.close}>
            <X size={18} aria-hidden />
          </Button>
          <Heading slot="title" className="help-title">
            {helpWords.title}
          </Heading>
          <p>
            <Message
              words={helpWords.reading}
              places={{
                surprise: (inside) => <em className="help-u">{inside}</em>,
                momentum: (inside) => <em className="help-s">{inside}</em>,
                forgetting: (inside) => <em className="help-a">{inside}</em>,
              }}
            />
          </p>
          <h3>{helpWords.keysTitle}</h3>
          <table className="help-keys">
            <tbody>
              {helpWords.keys.map(({ key, does }) => (
                <tr key={key}>
                  <th scope="row">
                    <kbd>{key}</kbd>
                  </th>
                  <td>{does}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <label className="help-switch">
            <Switch value={areShortcutsOn} onTurn={setShortcuts} />
            <span>{helpWords.shortcuts}</span>
          </label>
          <p className="note help-note">{helpWords.shortcutsMean}</p>
          <h3>{markWords.title}</h3>
          <MarksLegend />
          <h3>{helpWords.untrainedTitle}</h3>
          <p>{helpWords.untrained}</p>
          <h3>{helpWords.notToConcludeTitle}</h3>
          <p>{say(helpWords.notToConclude, { most: maximumTokens })}</p>
          <p className="note help-note">{helpWords.source}</p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
