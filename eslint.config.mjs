/* The style of the site's scripts; whether a name is known is a matter of types (tsconfig.json). */
import js from "@eslint/js";

export default [
  { ignores: ["dist/", "docs/", "build_scripts/tools/", ".venv/", ".cache/"] },
  js.configs.recommended,
  {
    files: ["theme_overrides/**/*.js", "build_scripts/malaff/verbs/desk/assets/*.js"],
    languageOptions: { sourceType: "script", ecmaVersion: 2022 },
  },
  {
    rules: {
      "no-undef": "off",
      "no-unused-vars": ["error", { caughtErrors: "none" }],
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
    },
  },
];
