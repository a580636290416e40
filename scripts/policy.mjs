// @ts-check
// What may the page load, and from where? Its Content-Security-Policy: everything from its own folder, nothing from text.
// It stands in the built index.html, and the preview server sends it as a header too.

/** What react-aria writes into the page while a dialog is open on iOS: @layer { * { overscroll-behavior: contain } }. */
const iosScrolling = "'sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg='";

const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'", // the SIMD kernels, from bytes in our own script
  "worker-src 'self'",
  `style-src 'self' ${iosScrolling}`,
  "img-src 'self' data: blob:", // the icon; a panel on its way to a PNG
  "font-src 'self' data:", // the faces inside that panel
  "connect-src 'self'", // models
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

export const securityHeaders = { "Content-Security-Policy": policy };

/** While developing there is none: Vite itself writes scripts into the page. @returns {import("vite").Plugin} */
export function contentSecurityPolicy() {
  return {
    name: "content-security-policy",
    apply: "build",
    transformIndexHtml: () => [
      { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: policy }, injectTo: "head-prepend" },
    ],
  };
}
