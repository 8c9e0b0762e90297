import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { findImportExtension } from "../../scripts/find/import-extension.ts";
import { generate } from "../../scripts/generate.ts";
import { repositoryPath } from "../support/repository.ts";
import { PING, Project } from "../support/project.ts";

describe("generated code compiles in a strict project", () => {
  test.each<[string, ts.CompilerOptions]>([
    ["bundler", { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler }],
    ["nodenext", { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext }],
  ])("that resolves modules as %s and does not allow extensions of TypeScript", async (resolution, options) => {
    const project = await Project.create({
      "specs/ping.yaml": PING,
      "tsconfig.json": JSON.stringify({
        compilerOptions: { module: resolution === "bundler" ? "esnext" : resolution },
      }),
      "program.ts": 'import { createPing } from "./generated/ping/client";\nvoid createPing().ping();\n'.replace(
        /client(?=")/,
        resolution === "bundler" ? "client" : "client.js",
      ),
    });
    const importExtension = findImportExtension(project.request.out);
    const compile = { runtime: "revokit/runtime", importExtension };
    await generate({ ...project.request, compile });
    const program = ts.createProgram([join(project.folder, "program.ts")], {
      ...options,
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
      types: [],
      paths: { "revokit/runtime": [repositoryPath("src/runtime.ts")] },
    });
    const ours = ts.getPreEmitDiagnostics(program).filter(({ file }) => file?.fileName.startsWith(project.folder));
    expect(ours.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
  });
});
