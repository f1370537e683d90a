import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["build/", "node_modules/", "data/", "db/migrations/", "test-results/", ".cache/"] },
  ...tseslint.configs.recommended,
  reactHooks.configs.flat["recommended-latest"],
  {
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "no-restricted-syntax": [
        "error",
        {
          selector: "MemberExpression[object.name='sql'][property.name='raw']",
          message: "Text built into SQL; use parameters.",
        },
        {
          selector: "CallExpression[callee.object.name='sql'][callee.property.name='identifier'] > :not(Literal)",
          message: "Only a literal may name a column.",
        },
        { selector: "JSXAttribute[name.name='style']", message: "The content security policy forbids inline styles." },
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "Text is shown as text." },
      ],
      "no-restricted-imports": ["error", { paths: [{ name: "xlsx", message: "Unfixed advisories." }] }],
    },
  },
  {
    files: ["app/routes/**", "app/modules/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          paths: [
            {
              name: "@remix-run/node",
              importNames: ["redirect"],
              message: "Use seeOther from ~/http/see-other: it keeps to our own pages.",
            },
          ],
        },
      ],
    },
  },
);
