// How does a moment reach somebody else? Its link is copied; where that is not allowed, shown.

import { Link } from "lucide-react";
import { useEffect, useState, type ReactElement } from "react";
import { currentLink } from "#state/link";
import { say } from "#words/say";
import { shellWords } from "#words/shell";
import type { Opened } from "#components/panel/Floating";
import { FloatingDialog, Opener } from "#components/panel/Opener";

const words = shellWords.share;

const shownMilliseconds = 2500;

export function ShareButton(): ReactElement {
  const [outcome, setOutcome] = useState<Copied | null>(null);
  function copy(): void {
    setOutcome(null);
    void copyLink().then(setOutcome);
  }
  return (
    <Opener
      kind="dialog"
      className="header-action"
      name={words.share}
      onOpen={copy}
      label={
        <>
          <Link size={16} aria-hidden />
          <span className="header-word">{words.share}</span>
        </>
      }
    >
      {(opened) => outcome && <Shared {...opened} outcome={outcome} />}
    </Opener>
  );
}

function Shared({ outcome, ...opened }: Opened & { outcome: Copied }): ReactElement {
  const { close } = opened;
  useEffect(() => {
    if (!outcome.isCopied || outcome.warning !== null) return;
    const timer = setTimeout(close, shownMilliseconds);
    return () => clearTimeout(timer);
  }, [outcome, close]);
  return (
    <FloatingDialog {...opened} name={words.share}>
      {outcome.isCopied ? (
        <p role="status">{outcome.said}</p>
      ) : (
        <>
          <p>{words.notAllowed}</p>
          <input
            className="share-address"
            readOnly
            aria-label={words.link}
            value={outcome.said}
            onFocus={(event) => event.currentTarget.select()}
          />
          {outcome.warning && <p>{outcome.warning}</p>}
        </>
      )}
    </FloatingDialog>
  );
}

/** Chats, mail programs and servers are known to cut addresses from here on. */
const safeLength = 2000;

interface Copied {
  readonly isCopied: boolean;
  /** “Link copied”, or the link itself where the clipboard is closed. */
  readonly said: string;
  /** That a long link may be cut on its way, and what is not; null of a short one. */
  readonly warning: string | null;
}

export async function copyLink(): Promise<Copied> {
  const address = new URL(location.href);
  address.hash = currentLink();
  const n = address.href.length;
  const warning = n > safeLength ? say(words.long, { n, most: safeLength }) : null;
  try {
    await navigator.clipboard.writeText(address.href);
    return { isCopied: true, said: warning === null ? words.copied : `${words.copied}. ${warning}`, warning };
  } catch {
    return { isCopied: false, said: address.href, warning };
  }
}
