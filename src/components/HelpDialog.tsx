// How is this page read, worked and trusted? Keys, six sentences, what untrained means, and what not to conclude.

import { X } from "lucide-react";
import type { ReactElement } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { maximumTokens } from "../model/config";
import "./HelpDialog.css";

const keys = [
  ["Space", "play, pause"],
  ["← →", "one token back, forward"],
  ["Shift + ← →", "one chunk"],
  ["N, Shift + N", "the next, the earlier surprise peak"],
  ["S", "sub-step by sub-step"],
  ["Home, End", "the first, the last token"],
  ["1 2 3 4", "step by sub-step, token, chunk, peak"],
  ["Esc", "let go of a held token or number"],
  ["Z", "enlarge a matrix"],
  ["Ctrl + Z", "undo; with Shift, redo"],
  ["?", "this help"],
] as const;

export function HelpDialog({
  isOpen,
  onOpenChange,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}): ReactElement {
  return (
    <ModalOverlay isDismissable isOpen={isOpen} onOpenChange={onOpenChange} className="veil">
      <Modal className="help">
        <Dialog className="help-text">
          <Button slot="close" className="header-icon help-close" aria-label="Close help">
            <X size={18} aria-hidden />
          </Button>
          <Heading slot="title" className="help-title">
            A memory that learns while it reads
          </Heading>
          <p>
            The text is read word by word. Before each word the memory is asked what comes after the words just read,
            and how wrong its guess was is the <em className="help-u">surprise</em>. The surprise pushes the memory’s
            weights (<em className="help-s">momentum</em> carries past pushes on, <em className="help-a">forgetting</em>{" "}
            shrinks what was there), so that a passage read twice surprises it less. The bar under a word is its
            surprise; the dark cursor is the same token in every picture, and the sentence under the text says its
            numbers. Point at a word, a symbol or a line to see it everywhere; click a number to see why it is what it
            is. Turn a knob, and the earlier run stays behind as a dashed ghost to compare with.
          </p>
          <h3>Keys</h3>
          <table className="help-keys">
            <tbody>
              {keys.map(([key, does]) => (
                <tr key={key}>
                  <th scope="row">
                    <kbd>{key}</kbd>
                  </th>
                  <td>{does}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <h3>What “untrained” means</h3>
          <p>
            A trained Titans learns beforehand how to make keys, values and gates from a text. Here nothing was learned
            beforehand: every word has a random vector drawn from the seed, the key of a word is a mix of the words
            before it, its value is the word itself, and θ, η and α are yours to turn. All that the memory knows, it
            learned from this text, while you watched.
          </p>
          <h3>What not to conclude</h3>
          <p>
            This is one layer with one small memory, not a language model, so its recall says nothing of how well a
            trained Titans does. Words alike in meaning are as far apart as any others. At most{" "}
            {maximumTokens.toLocaleString("en")} tokens are read. The stability limit beside θ is exact for a linear
            memory and one word repeated; other texts and deep memories may diverge a little before or after it. The
            numbers are computed in float32 and checked against float64; the chip in the header says how far they agree.
          </p>
          <p className="note">
            After Behrouz, Zhong and Mirrokni, “Titans: Learning to Memorize at Test Time”, arXiv 2501.00663. Everything
            runs in this browser: nothing you type leaves it.
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
