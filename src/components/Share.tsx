// How does a moment reach somebody else? Its link is copied; where that is not allowed, shown.

import { Link } from "lucide-react";
import { useEffect, useState, type ReactElement } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { currentLink } from "../link";
import { shellWords } from "../words/shell";

const words = shellWords.share;

const shownMilliseconds = 2500;

export function ShareButton(): ReactElement {
  const [outcome, setOutcome] = useState<string | null>(null);
  useEffect(() => {
    if (outcome !== words.copied) return;
    const timer = setTimeout(() => setOutcome(null), shownMilliseconds);
    return () => clearTimeout(timer);
  }, [outcome]);
  return (
    <DialogTrigger
      isOpen={outcome !== null}
      onOpenChange={(isOpen) => {
        if (isOpen) void copyLink().then(setOutcome);
        else setOutcome(null);
      }}
    >
      <Button className="header-action" aria-label={words.share}>
        <Link size={16} aria-hidden />
        <span className="header-word">{words.share}</span>
      </Button>
      <Popover placement="bottom end" className="popover">
        <Dialog className="popover-text" aria-label={words.share}>
          {outcome === words.copied ? (
            <p role="status">{words.copied}</p>
          ) : (
            <>
              <p>{words.notAllowed}</p>
              <input
                className="share-address"
                readOnly
                aria-label={words.link}
                value={outcome ?? ""}
                onFocus={(event) => event.currentTarget.select()}
              />
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** “Link copied”, or the link itself where the clipboard is closed. */
export async function copyLink(): Promise<string> {
  const address = new URL(location.href);
  address.hash = currentLink();
  try {
    await navigator.clipboard.writeText(address.href);
    return words.copied;
  } catch {
    return address.href;
  }
}
