import { join } from "node:path";
import { expect, test } from "vitest";
import { findImportExtension } from "../../scripts/find/import-extension.ts";
import { Project } from "../support/project.ts";

const tsconfig = (compilerOptions: object, more: object = {}) => JSON.stringify({ compilerOptions, ...more });
const NONE = { module: "esnext", moduleResolution: "bundler" };
const JS = { module: "nodenext" };
const TS = { ...NONE, allowImportingTsExtensions: true, noEmit: true };

test.each<[string, string, Readonly<Record<string, string>>]>([
  ["ts", "there is no tsconfig.json", {}],
  ["ts", "extensions of TypeScript are allowed", { "tsconfig.json": tsconfig(TS) }],
  ["ts", "they are rewritten", { "tsconfig.json": tsconfig({ ...JS, rewriteRelativeImportExtensions: true }) }],
  ["js", "modules are Node's", { "tsconfig.json": tsconfig({ module: "Node16" }) }],
  ["js", "modules are resolved as Node's", { "tsconfig.json": tsconfig({ moduleResolution: "NodeNext" }) }],
  ["none", "a bundler resolves modules", { "tsconfig.json": tsconfig(NONE) }],
  ["none", "nothing says how modules are resolved", { "tsconfig.json": "{ /* a comment */ }" }],
  ["js", "a base says so", { "tsconfig.json": tsconfig({}, { extends: "./base" }), "base.json": tsconfig(JS) }],
  [
    "ts",
    "the project to which the folder belongs says so",
    {
      "tsconfig.json":
        '{ "files": [], "references": [{ "path": "./gone.json" }, { "path": "tsconfig.node.json" }, { "path": "./app" }] }',
      "tsconfig.node.json": tsconfig(JS, { include: ["vite.config.ts"] }),
      "app/tsconfig.json": tsconfig(TS, { include: ["../src"] }),
    },
  ],
])("relative imports have the extension %s where %s", async (extension, _, files) => {
  const project = await Project.create(files);
  expect(findImportExtension(join(project.folder, "src/api"))).toBe(extension);
});
