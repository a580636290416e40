// What of the first screen is kept, to stand on the page before its program? What can be seen of it, and nothing that only a program
// has a use for. Runs in the page.

/** `asked`: the data attributes that a style sheet asks for. */
export function screenToKeep(asked: readonly string[]): string {
  const app = document.querySelector("#root > .app")!.cloneNode(true) as Element;
  // What is scrolled stands where it was scrolled to.
  const strip = document.querySelector("#root .token-strip-text")!;
  if (strip.scrollLeft !== 0)
    app.querySelector<HTMLElement>(".token-strip-text")!.style.textIndent = `${-strip.scrollLeft}px`;
  // What the program's own sheet says of it, it says itself. Of words that are not read yet no bar is seen here.
  const rules = document.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules] as CSSStyleRule[]);
  for (const word of app.querySelectorAll<HTMLElement>(".token.measured:not(.unread)")) {
    const own = rules.filter(({ selectorText }) => word.matches(selectorText));
    word.style.cssText = own.map(({ style }) => style.cssText).join(" ");
  }
  for (const unseen of app.querySelectorAll("[hidden], .skip-links, .for-screen-readers, option")) unseen.remove();
  const needed =
    /^(?:class|style|type|dir|lang|translate|disabled|role|href|aria-(?:current|pressed|expanded|disabled|hidden))$/;
  for (const element of [app, ...app.querySelectorAll("*")]) {
    for (const { name } of [...element.attributes]) {
      const isDrawn = element instanceof SVGElement && !/^(?:id|data|aria|xmlns)/.test(name);
      if (!isDrawn && !needed.test(name) && !asked.includes(name)) element.removeAttribute(name);
    }
    if (element.getAttribute("style") === "") element.removeAttribute("style");
  }
  return app.outerHTML.replace(/(?=<(?:header|nav|main|section|div|ul|li|p|g|text)\b)/g, "\n").trim();
}
