import tseslint from "typescript-eslint";

export default tseslint.config(
  // `bench` and `docs` have installations and type checks of their own; what is generated is held by the type check.
  {
    ignores: ["**/node_modules/", "**/dist/", "bench/", "docs/", "site/", "coverage/", "generated/", "test/fixtures/"],
  },
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/no-shadow": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      eqeqeq: "error",
      // Less strict than the set.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-misused-spread": ["error", { allow: [{ from: "lib", name: "string" }] }],
      "@typescript-eslint/restrict-plus-operands": ["error", { allowNumberAndString: true }],
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        {
          allow: [{ from: "lib", name: ["URL", "URLSearchParams"] }],
          allowBoolean: true,
          allowNumber: true,
          allowRegExp: true,
        },
      ],
      // An empty object type is how a mapped type says "nothing".
      "@typescript-eslint/no-empty-object-type": "off",
      // A function is async so that what it throws becomes a rejection.
      "@typescript-eslint/require-await": "off",
      // The compiler's `noUnusedLocals` and `noUnusedParameters` say it.
      "@typescript-eslint/no-unused-vars": "off",
    },
  },
  {
    files: ["test/**", "examples/**"],
    rules: {
      // JSON is read as `any`, and its values are asserted.
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
  { files: ["**/*.js"], ...tseslint.configs.disableTypeChecked },
);
