/**
 * The pages of the guide in the order in which they are read, by the groups of the sidebar. A file's name, and its title
 * there.
 */
export const GUIDE: readonly { readonly group: string; readonly pages: Readonly<Record<string, string>> }[] = [
  {
    group: "Start here",
    pages: { index: "What Revokit does", "quick-start": "Quick start", outcomes: "Outcomes" },
  },
  {
    group: "Make calls",
    pages: {
      "retries-and-time": "Retries and time",
      idempotency: "Idempotency and crashes",
      options: "Options",
      testing: "Testing",
      recipes: "Recipes",
      bulk: "Many calls (bulk)",
    },
  },
  {
    group: "Your own API",
    pages: {
      "adding-an-api": "Adding an API",
      extensions: "Extensions",
      "command-line": "The command line",
      "command-options": "Options of the commands",
      conformance: "Conformance",
    },
  },
  {
    group: "Good to know",
    pages: {
      assumptions: "Assumptions",
      requirements: "Requirements",
      "license-and-versions": "License and versions",
    },
  },
  {
    group: "Migrating",
    pages: { "from-openapi-fetch": "From openapi-fetch", "from-hey-api": "From hey-api" },
  },
];
