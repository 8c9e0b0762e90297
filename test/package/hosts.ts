/** The packages that a project has installed before Revokit, for `npm install`. */
export type Host = readonly string[];

/** Projects whose tools differ from those of `@revokit/cli`, which must not be affected. */
export const hosts: readonly Host[] = [
  ["typescript@5.4"],
  ["typescript@5.9"],
  ["typescript@6"],
  ["typescript@7"],
  ["prettier@2"],
  ["prettier@3.0"],
  ["ajv@6"],
  ["ajv@8.0"],
  ["@redocly/openapi-core@1.34"],
  ["openapi-typescript@6", "openapi-fetch@0.9"],
  ["typescript@7", "prettier@2", "ajv@6", "@redocly/openapi-core@1.34", "ajv-formats@2"],
];
