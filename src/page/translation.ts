// What if the browser translates the page? Translators put a <font> in the place of every text node, while React still holds
// the text node: it changes a text that nobody sees, and throws NotFoundError when it takes one away or inserts before it.
// Here each <font> is known by the text that it stands for, so that both happen to what is on the page.
// See https://github.com/facebook/react/issues/11538. Numbers are kept from translators where they are drawn: translate="no".

/** Keeps what React renders in the page alive, and true, while a translator rewrites it. */
export function surviveTranslation(): void {
  /** By a text that was taken off the page, what stands in its place. */
  const standIns = new WeakMap<Node, Element>();

  const observer = new MutationObserver((records) => {
    for (const [index, record] of records.entries()) {
      if (record.type === "characterData") restore(record.target);
      for (const node of record.addedNodes) {
        if (!isFont(node)) continue;
        const text = replacedBy(record, { before: records[index - 1], after: records[index + 1] });
        if (!text) continue; // it was moved into the font, where React finds it
        standIns.set(text, node);
        observer.observe(text, { characterData: true });
      }
    }
  });
  observer.observe(document.body, { childList: true, subtree: true });

  /** React has changed a text: it comes back, and a translator that is still there translates it anew. */
  function restore(text: Node): void {
    const standIn = standIns.get(text);
    if (!standIn) return;
    standIns.delete(text);
    if (standIn.isConnected && !text.isConnected) standIn.replaceWith(text);
  }

  /** What of `parent` shows a node that React believes is its child; null where nothing does. */
  function shownIn(parent: Node, node: Node): Node | null {
    let shown: Node | null = node.isConnected ? node : (standIns.get(node) ?? node);
    while (shown && shown.parentNode !== parent) shown = shown.parentNode;
    return shown;
  }

  const { appendChild, insertBefore, removeChild } = Node.prototype;
  Node.prototype.removeChild = function <T extends Node>(this: Node, child: T): T {
    if (child.parentNode === this || !this.isConnected) return removeChild.call(this, child) as T;
    const shown = shownIn(this, child);
    if (shown) removeChild.call(this, shown);
    return child;
  };
  Node.prototype.insertBefore = function <T extends Node>(this: Node, child: T, before: Node | null): T {
    standIns.get(child)?.remove(); // a text that moves takes its translation along
    const isHere = before === null || before.parentNode === this || !this.isConnected;
    return insertBefore.call(this, child, isHere ? before : shownIn(this, before)) as T;
  };
  Node.prototype.appendChild = function <T extends Node>(this: Node, child: T): T {
    standIns.get(child)?.remove();
    return appendChild.call(this, child) as T;
  };
}

/** The text in whose place a font was put: replaced in one step, or removed just before or just after. */
function replacedBy(
  { target, previousSibling, nextSibling, removedNodes }: MutationRecord,
  { before, after }: { before: MutationRecord | undefined; after: MutationRecord | undefined },
): Node | null {
  const isGone = (node: Node): boolean => node instanceof Text && !node.isConnected;
  const own = [...removedNodes].find(isGone);
  if (own) return own;
  const next = after?.target === target ? [...after.removedNodes].find(isGone) : null;
  if (next && (next === nextSibling || next === previousSibling)) return next;
  const wasHere = before?.nextSibling === nextSibling && before.previousSibling === previousSibling;
  return (before?.target === target && wasHere && [...before.removedNodes].find(isGone)) || null;
}

/** What Chrome's, Edge's and Google's translators put around what they translated. */
function isFont(node: Node): node is Element {
  return node.nodeName === "FONT";
}
