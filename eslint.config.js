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
      // What is thrown and rejected may be anything that was caught.
      "@typescript-eslint/only-throw-error": ["error", { allowThrowingUnknown: true, allowThrowingAny: false }],
      "@typescript-eslint/prefer-promise-reject-errors": [
        "error",
        { allowThrowingUnknown: true, allowThrowingAny: true },
      ],
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
      // Values from outside are checked beyond what their types promise.
      "@typescript-eslint/no-unnecessary-condition": "off",
      "@typescript-eslint/no-unnecessary-type-conversion": "off",
      "@typescript-eslint/no-useless-default-assignment": "off",
      // An empty object type is how a mapped type says "nothing".
      "@typescript-eslint/no-empty-object-type": "off",
      "@typescript-eslint/no-generated-empty-object-type": "off",
      // A function is async so that what it throws becomes a rejection.
      "@typescript-eslint/require-await": "off",
      // The compiler's `noUnusedLocals` and `noUnusedParameters` say it.
      "@typescript-eslint/no-unused-vars": "off",
      // Matters of style.
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/no-dynamic-delete": "off",
      "@typescript-eslint/no-meaningless-void-operator": "off",
      "@typescript-eslint/no-misused-spread": "off",
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
