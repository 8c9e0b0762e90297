import tseslint from "typescript-eslint";

export default tseslint.config(
  // `bench` and `docs` have installations and type checks of their own; the type check covers generated code.
  {
    ignores: [
      "**/node_modules/",
      "**/dist/",
      "bench/",
      "docs/",
      "site/",
      "coverage/",
      "generated/",
      "test/fixtures/",
      "**/.generated/",
    ],
  },
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/no-shadow": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: "error",
      // What is thrown and rejected may be anything that was caught.
      "@typescript-eslint/only-throw-error": "off",
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
      // The compiler's `noUnusedLocals` and `noUnusedParameters` report these.
      "@typescript-eslint/no-unused-vars": "off",
      // Objects here are plain: their functions use no `this`. Foreign classes are taken by their structure.
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      // Matters of style.
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/no-dynamic-delete": "off",
      "@typescript-eslint/no-meaningless-void-operator": "off",
      "@typescript-eslint/no-misused-spread": "off",
    },
  },
  {
    // The library lets no `any` through. Elsewhere JSON is read as `any` and given its type where it is declared.
    files: ["scripts/**", "bulk/**", "release/**", "test/**", "examples/**"],
    rules: {
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
  {
    // Tests run code that they generate, throw values that are not errors, and call deprecated functions.
    files: ["**/test/**", "examples/**"],
    rules: {
      "@typescript-eslint/no-deprecated": "off",
      "@typescript-eslint/no-implied-eval": "off",
      "@typescript-eslint/only-throw-error": "off",
      "@typescript-eslint/prefer-promise-reject-errors": "off",
      "@typescript-eslint/use-unknown-in-catch-callback-variable": "off",
    },
  },
  {
    // A file holds one idea and fits on two screens.
    files: ["src/**", "scripts/**", "bulk/src/**", "release/**"],
    rules: {
      "max-lines": ["error", { max: 125, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 52, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Their own installation may be missing, and then its types are unknown.
    files: ["test/servers/**", "test/second-opinions/**"],
    rules: { "@typescript-eslint/no-redundant-type-constituents": "off" },
  },
  { files: ["**/*.js"], ...tseslint.configs.disableTypeChecked },
);
