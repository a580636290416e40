// How does a moment reach somebody else? Its link is copied; where that is not allowed, shown.

import { Link } from "lucide-react";
import { useEffect, useState, type ReactElement } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { currentLink } from "../link";

const shownMilliseconds = 2500;

export function ShareButton(): ReactElement {
  const [outcome, setOutcome] = useState<string | null>(null);
  useEffect(() => {
    if (outcome !== "Link copied") return;
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
      <Button className="header-action" aria-label="Share">
        <Link size={16} aria-hidden />
        <span className="header-word">Share</span>
      </Button>
      <Popover placement="bottom end" className="popover">
        <Dialog className="popover-text" aria-label="Share">
          {outcome === "Link copied" ? (
            <p role="status">Link copied</p>
          ) : (
            <>
              <p>Copying is not allowed here. This is the link:</p>
              <input
                className="share-address"
                readOnly
                aria-label="Link"
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
    return "Link copied";
  } catch {
    return address.href;
  }
}
