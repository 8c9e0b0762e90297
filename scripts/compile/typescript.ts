import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/**
 * TypeScript's compiler API, loaded as CommonJS: for an import, Node would first parse 9 MB of source for the names of
 * its exports.
 */
export const ts: typeof import("typescript") = require("typescript");

/*
 * openapi-typescript has TypeScript 5 as a peer dependency, so that npm may resolve it to the project's own. It must
 * create its nodes with the compiler that prints them.
 */
const others = createRequire(require.resolve("openapi-typescript/dist/lib/ts.cjs")).resolve("typescript");
require.cache[others] = require.cache[require.resolve("typescript")];

type OpenApiTypescript = typeof import("openapi-typescript");

/** The context of openapi-typescript's transformation, without `redoc`, which belongs to skipped steps. */
type Context = Omit<Parameters<OpenApiTypescript["transformSchema"]>[1], "redoc">;

/**
 * openapi-typescript without its entry, which would load a second Redocly and lint and bundle the document again: three
 * quarters of its time for a small document.
 */
export const openApiTypescript: {
  readonly transformSchema: (document: object, context: Context) => import("typescript").Node[];
  readonly addJSDocComment: (annotations: object, node: import("typescript").Node) => void;
} & Pick<OpenApiTypescript, "astToString" | "resolveRef"> = {
  transformSchema: require("openapi-typescript/dist/transform/index.cjs"),
  ...require("openapi-typescript/dist/lib/ts.cjs"),
  ...require("openapi-typescript/dist/lib/utils.cjs"),
};
