/** The pages of the guide in the order in which they are read, by the groups of the sidebar. A file's name, and its title there. */
export const GUIDE: readonly { readonly group: string; readonly pages: Readonly<Record<string, string>> }[] = [
  {
    group: "Start here",
    pages: {
      index: "What Revokit does",
      "quick-start": "Quick start",
      "adding-an-api": "Adding an API",
      extensions: "Extensions",
    },
  },
  {
    group: "How it works",
    pages: {
      outcomes: "Outcomes",
      "retries-and-time": "Retries and time",
      idempotency: "Idempotency and crashes",
      assumptions: "Assumptions",
    },
  },
  {
    group: "At work",
    pages: {
      options: "Options",
      testing: "Testing",
      conformance: "Conformance",
      recipes: "Recipes",
      bulk: "Many calls",
      "command-line": "The command line",
      requirements: "Requirements",
      "licence-and-versions": "License and versions",
    },
  },
  {
    group: "Migrating",
    pages: { "from-openapi-fetch": "From openapi-fetch", "from-hey-api": "From hey-api" },
  },
];
