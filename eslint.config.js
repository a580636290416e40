// @ts-check
// What does lint refuse? What types cannot say: unseeded chance, imports across the layers, broken rules of hooks.
// Rules that ask the types (forgotten promises and cases) stand in .oxlintrc.json: a native compiler answers them in a tenth
// of the time.

import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";
import { layersRule } from "./eslint.layers.js";

const noEnum = { selector: "TSEnumDeclaration", message: "A union of strings, or `as const`, instead of an enum." };
const noSectionId = {
  selector: "JSXOpeningElement[name.name=/Section$/] > JSXAttribute[name.name='id']",
  message:
    "Sections share their ids with the items of a collection, and two alike make it go round for ever: give none.",
};
const noDefaultExport = {
  selector: "ExportDefaultDeclaration, ExportSpecifier[exported.name='default']",
  message: "Export by name: one thing, one name everywhere.",
};

export default defineConfig(
  { ignores: ["dist/", ".cache/", "screenshots/", "src/model/kernels/simd/assembly/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  tseslint.configs.recommended,
  {
    plugins: { titans: { rules: { layers: layersRule } } },
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-restricted-syntax": ["error", noEnum, noDefaultExport, noSectionId],
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: "Chance comes from a seed: model/contracts/random.ts." },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  {
    files: ["**/*.{ts,tsx}"],
    rules: { "@typescript-eslint/consistent-type-imports": "error" },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    rules: { "titans/layers": "error", "no-console": "error" },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    ignores: ["src/{lessons,model,scene,words}/**"], // the layers let no React in there
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    files: ["public/boot.js"], // runs in browsers that know neither let nor a catch without its error
    rules: { "no-var": "off", "@typescript-eslint/no-unused-vars": ["error", { caughtErrors: "none" }] },
  },
  {
    files: ["*.config.{js,ts}"],
    rules: { "no-restricted-syntax": ["error", noEnum] },
  },
);
