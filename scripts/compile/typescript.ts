import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** TypeScript's compiler API, as CommonJS: to import it, Node would first read 9 MB of source for the names of its exports. */
export const ts: typeof import("typescript") = require("typescript");

/*
 * openapi-typescript asks for any TypeScript 5 as its peer, so that npm puts it beside the project's own where that is one. It
 * has to make its nodes with the compiler that prints them.
 */
const others = createRequire(require.resolve("openapi-typescript/dist/lib/ts.cjs")).resolve("typescript");
require.cache[others] = require.cache[require.resolve("typescript")];

type OpenApiTypescript = typeof import("openapi-typescript");

/** The context of openapi-typescript's transformation, without `redoc`, which belongs to skipped steps. */
type Context = Omit<Parameters<OpenApiTypescript["transformSchema"]>[1], "redoc">;

/**
 * openapi-typescript without its entry, which loads a second Redocly and has it lint and bundle once more a document that
 * is linted and bundled already: three quarters of its time on a small document.
 */
export const openApiTypescript: {
  readonly transformSchema: (document: object, context: Context) => import("typescript").Node[];
  readonly addJSDocComment: (annotations: object, node: import("typescript").Node) => void;
} & Pick<OpenApiTypescript, "astToString" | "resolveRef"> = {
  transformSchema: require("openapi-typescript/dist/transform/index.cjs"),
  ...require("openapi-typescript/dist/lib/ts.cjs"),
  ...require("openapi-typescript/dist/lib/utils.cjs"),
};
