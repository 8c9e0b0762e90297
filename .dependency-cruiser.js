/** Data goes one way: specs → scripts → generated → src → test. @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-cycles",
      comment: "A module can be understood, and moved, without those that need it. Types count.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "library-needs-nothing-of-the-repository",
      comment: "What is installed with a client is src/ and generated/.",
      severity: "error",
      from: { path: "^(src|generated)/" },
      to: { path: "^(scripts|bulk|release|test|bench|docs|examples)/" },
    },
    {
      name: "packages-import-each-other-by-name",
      comment: "By a public entry of `revokit`: a relative path would not be there once the package is installed.",
      severity: "error",
      from: { path: "^(scripts|bulk)/", pathNot: "^scripts/start/" },
      to: { path: "^(src|generated)/", dependencyTypesNot: ["aliased"] },
    },
    {
      name: "nothing-needs-the-tests",
      severity: "error",
      from: { pathNot: "^(test|docs|bench|examples)/|^vitest" },
      to: { path: "^test/" },
    },
    {
      name: "client-needs-no-mock",
      comment: "A client's bundle has nothing of the mock.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(mock/|toolkit\\.ts$)" },
      to: { path: "^src/mock/" },
    },
    {
      name: "library-runs-everywhere",
      comment: "Only what is chosen by the `node` condition may import what Node alone has.",
      severity: "error",
      from: { path: "^(src|generated)/", pathNot: "^src/(node/|mock/server\\.ts$)" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-undeclared-packages",
      severity: "error",
      from: { path: "^(src|generated|scripts|bulk)/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown", "unknown", "undetermined"] },
    },
    {
      name: "nothing-unresolvable",
      comment: "Except in folders with their own installation, which may be missing.",
      severity: "error",
      from: { pathNot: "^test/(servers|second-opinions)/" },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|node_modules|[.]generated)/" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
