import { execFile } from "node:child_process";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { repositoryPath } from "../support/repository.ts";

const run = promisify(execFile);
const developer = inject("developer");
const compilers = repositoryPath("test/consumers/node_modules");
const { dependencies } = JSON.parse(await readFile(repositoryPath("test/consumers/package.json"), "utf8"));

/** The options that make a compiler stricter, all of which generated code must satisfy. */
const STRICT = {
  target: "es2022",
  lib: ["es2023", "dom", "dom.iterable"],
  types: ["node"],
  typeRoots: [join(compilers, "@types")],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  allowUnreachableCode: false,
  declaration: true,
  skipLibCheck: false,
};

/** Options newer than TypeScript 5.4. */
const SINCE_5_8 = { isolatedDeclarations: true, erasableSyntaxOnly: true, noUncheckedSideEffectImports: true };

/** A project for each kind of import, with its module resolution. */
const projects: Readonly<Record<string, { readonly extension: string; readonly options: object }>> = {
  "a bundler's project, which imports .ts": {
    extension: "ts",
    options: { module: "esnext", moduleResolution: "bundler", allowImportingTsExtensions: true, noEmit: true },
  },
  "Node's project, which imports .js": {
    extension: "js",
    options: { module: "node16", moduleResolution: "node16", rootDir: ".", outDir: "out" },
  },
};

const program = (extension: string) => `import { ApiError, isStatus, unwrap } from "revokit";
import { createNames, type Record as Pet } from "./api/names/client.${extension}";
import { facts } from "./api/names/facts.${extension}";
import { validators } from "./api/names/validators.${extension}";
import { responseChecks } from "revokit/response-checks";

const names = createNames({ token: { login: { username: "u", password: "p" } } });
names.fetch.use(responseChecks(validators, { onViolation: ({ message }) => console.log(message) }));
console.log(facts.title);

const bound = names.delete.bind(names);
const wrapped = (...args: Parameters<typeof names.delete>) => names.delete(...args);
try {
  const pet: Pet = unwrap(await bound({ class: "1", ids: [1, 2] }));
  if (pet.kind === "Dog") console.log(pet.born?.length);
} catch (error) {
  if (isStatus(error, 404, bound) || isStatus(error, 404, wrapped)) console.log(error.error["a-b"] + 1);
  else if (!(error instanceof ApiError)) throw error;
}
// @ts-expect-error the document has no such parameter
await names.delete({ class: "1", group: 2 });
`;

beforeAll(async () => {
  const documents = ["specs/natural.yaml", "test/fixtures/parcels.yaml", "test/consumers/names.yaml"];
  for (const document of documents) await cp(repositoryPath(document), join(developer, basename(document)));
  for (const { extension } of Object.values(projects)) {
    const folder = join(developer, `generated-${extension}`);
    await mkdir(folder);
    await writeFile(join(folder, "program.ts"), program(extension));
    const files = documents.map((document) => basename(document));
    const options = ["--out", join(folder, "api"), "--import-extension", extension];
    await run("npx", ["--no-install", "revokit", "generate", ...files, ...options], { cwd: developer });
  }
});

describe.each(Object.keys(dependencies).filter((name) => name.startsWith("typescript-")))("%s", (compiler) => {
  test.each(Object.entries(projects))("compiles generated code in %s", async (_, { extension, options }) => {
    const folder = join(developer, `generated-${extension}`);
    const compilerOptions = { ...STRICT, ...options, ...(compiler !== "typescript-5.4" && SINCE_5_8) };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["**/*.ts"] }));
    const tsc = join(compilers, compiler, "bin/tsc");
    const { stdout } = await run(process.execPath, [tsc, "-p", folder]).catch((error: unknown) => Object(error));

    expect(stdout).toBe("");
  });
});
