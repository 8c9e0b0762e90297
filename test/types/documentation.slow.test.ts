import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { repositoryPath } from "../support/repository.ts";
import { Project } from "../support/project.ts";

const PETS = {
  openapi: "3.1.0",
  info: { title: "Pets", version: "1" },
  paths: {
    "/pets": {
      get: {
        operationId: "listPets",
        summary: "List the pets",
        description: "A page at a time.\n\n@not-a-tag and */ no end.",
        parameters: [{ name: "limit", in: "query", description: "How many pets.", schema: { type: "integer" } }],
        responses: {
          200: {
            description: "OK.",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
          },
        },
      },
      delete: { operationId: "dropPets", deprecated: true, responses: { 204: { description: "Gone." } } },
    },
  },
  components: {
    schemas: {
      Pet: {
        type: "object",
        description: "An animal.",
        required: ["name"],
        properties: { name: { type: "string", description: "What it is called." } },
      },
    },
  },
};

const PROGRAM = `
import { createPets, type Pet } from "./generated/pets/client.ts";
const pets = createPets();
const result = await pets.listPets({ limit: 1 });
await pets.dropPets();
declare const pet: Pet;
if (result.ok) console.log(result.data.name, pet.name);
`;

test("an editor shows the documentation of methods, parameters and models", async () => {
  const project = await Project.create({ "specs/pets.json": JSON.stringify(PETS), "program.ts": PROGRAM });
  await project.generate();
  const program = join(project.folder, "program.ts");
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      lib: ["lib.es2023.d.ts"],
      types: ["node"],
      typeRoots: [repositoryPath("node_modules/@types")],
      strict: true,
      noEmit: true,
      declaration: true,
      isolatedDeclarations: true,
      allowImportingTsExtensions: true,
      skipLibCheck: true,
    }),
    getScriptFileNames: () => [program],
    getScriptVersion: () => "1",
    getScriptSnapshot: (file) => {
      const text = ts.sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => project.folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
  });
  const shownAt = (text: string, word: string) => {
    const { documentation, tags = [] } =
      service.getQuickInfoAtPosition(program, PROGRAM.indexOf(text) + text.indexOf(word)) ?? {};
    return [
      ts.displayPartsToString(documentation),
      ...tags.map(({ name, text: parts }) => `@${name} ${ts.displayPartsToString(parts)}`.trim()),
    ].join("\n");
  };

  expect(shownAt("pets.listPets", "listPets")).toBe(
    "List the pets\n\nA page at a time.\n\n\\@not-a-tag and *\\/ no end.\n\n`GET /pets`",
  );
  expect(shownAt("pets.dropPets", "dropPets")).toBe("`DELETE /pets`\n@deprecated");
  expect(shownAt("limit: 1", "limit")).toContain("How many pets.");
  expect(shownAt("pet: Pet", "Pet")).toContain("An animal.");
  expect(shownAt("pet.name", "name")).toContain("What it is called.");
  expect(shownAt("result.data.name", "name")).toContain("What it is called.");
});
