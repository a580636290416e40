// @ts-check
// What does lint refuse? What types cannot say: forgotten promises and cases, unseeded chance, imports across the layers.

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
  { ignores: ["dist/", ".cache/", "screenshots/"] },
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
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/no-unnecessary-type-assertion": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/consistent-type-imports": "error",
    },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      "titans/layers": "error",
      "@typescript-eslint/no-unsafe-assignment": "error",
      "@typescript-eslint/no-unsafe-return": "error",
      "no-console": "error",
    },
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
