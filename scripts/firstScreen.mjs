// @ts-check
// What is on the page before its program is? The first screen as it was kept in src/page/first, once for each layout, and the two
// faces it is written in, asked for together with the style sheet. src/page/boot.css says which layout is seen.
// `npm run first` keeps it anew; a journey holds it to what the program draws.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = new URL("../src/page/first/", import.meta.url);
const layouts = /** @type {const} */ (["wide", "middle", "phone"]);
const faces = /(inter-latin-wght-normal|source-serif-4-latin-opsz-normal)-[^/]*\.woff2$/;
/** Run at once it would keep back the first frame: public/boot.js starts it. */
const program = /<script type="module" crossorigin src="([^"]*)"><\/script>/;
const waits = ".first .answers-room { container-type: size } .first .answers-picture { visibility: hidden }";

/** While developing there is none: what is kept may be older than what is being written. @returns {import("vite").Plugin} */
export function firstScreen() {
  const kept = layouts.map((layout) => ({
    layout,
    html: readFileSync(new URL(`${layout}.html`, folder), "utf8").trim(),
  }));
  /** @type {Map<string, number>} by what an element's own style says, under which number its rule stands */
  const styles = new Map();
  const screens = kept.map(({ layout, html }) => {
    // The policy of the page allows no style in an element.
    const dressed = html.replace(/ style="([^"]*)"/g, (_, style) => {
      if (!styles.has(style)) styles.set(style, styles.size);
      return ` data-style="${styles.get(style)}"`;
    });
    return `<div data-first="${layout}">${dressed}</div>`;
  });
  const rules = [...styles].map(([style, number]) => `.first [data-style="${number}"] { ${style} }`);
  // Its picture is drawn for the room it had; in another it would jump when the program draws it, so there it waits.
  const rooms = kept.map(({ layout, html }) => {
    const [, width, height] = /class="answers-picture"[^>]* width="(\d+)" height="(\d+)"/.exec(html) ?? [];
    if (!width || !height) throw new Error(`src/page/first/${layout}.html has no picture: npm run first.`);
    const room = `(${width}px <= width < ${Number(width) + 1}px) and (${height}px <= height < ${Number(height) + 1}px)`;
    return `@container ${room} { .first [data-first="${layout}"] .answers-picture { visibility: inherit } }`;
  });

  return {
    name: "first-screen",
    apply: "build",
    transform(code, id) {
      if (id === fileURLToPath(new URL("../src/page/boot.css", import.meta.url)))
        return [code, waits, ...rules, ...rooms].join("\n");
    },
    transformIndexHtml: {
      order: "post",
      handler: (html, { bundle }) => ({
        html: html.replace(program, '<link rel="modulepreload" id="program" crossorigin href="$1">'),
        tags: [
          ...Object.keys(bundle ?? {})
            .filter((file) => faces.test(file))
            .map((file) => ({
              tag: "link",
              attrs: { rel: "preload", as: "font", type: "font/woff2", crossorigin: true, href: `./${file}` },
              injectTo: /** @type {const} */ ("head"),
            })),
          {
            tag: "div",
            attrs: { id: "first", class: "first", hidden: true, inert: true },
            children: screens.join("\n"),
            injectTo: "body",
          },
        ],
      }),
    },
  };
}
