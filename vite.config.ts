// How is the page built? Vite with React, as static files that work from any folder, and tfjs by its name resolved to the
// part of it that is used. tfjs reaches only the worker's own chunk: the layers let nothing else import it.

import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { firstScreen } from "./scripts/firstScreen.mjs";
import { formulas } from "./scripts/formulas.mjs";
import { messages } from "./scripts/messages.mjs";
import { contentSecurityPolicy, securityHeaders } from "./scripts/policy.mjs";

export default defineConfig({
  appType: "mpa", // a missing file answers 404, as a folder of static files does, not with the page
  base: "./",
  // React Compiler: a turned knob renders what it changed, not every knob and panel beside it.
  plugins: [messages(), react({ compiler: true }), formulas(), firstScreen(), contentSecurityPolicy()],
  preview: { headers: securityHeaders },
  resolve: {
    alias: [
      { find: /^#/, replacement: fileURLToPath(new URL("./src/", import.meta.url)) },
      {
        find: /^@tensorflow\/tfjs$/,
        replacement: fileURLToPath(new URL("./src/model/kernels/tensorflow.ts", import.meta.url)),
      },
    ],
  },
  worker: { format: "es", plugins: () => [messages()] },
  build: {
    target: "es2023",
    modulePreload: { polyfill: false }, // whoever runs the page has it
    // One style sheet: of one that did not come with its view, Vite would not ask again.
    cssCodeSplit: false,
    rolldownOptions: {
      checks: { pluginTimings: false },
      // d3 as a whole keeps what gives its selections methods; the page has no selections.
      // What the first script cannot do without is one file: one request, and one text to compress.
      output: { codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] } },
      treeshake: { moduleSideEffects: [{ test: /node_modules\/d3(-[a-z]+)?\//, sideEffects: false }] },
    },
    chunkSizeWarningLimit: 1500, // kB; the worker's tfjs, loaded after first paint
  },
});
