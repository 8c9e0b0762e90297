import { writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { planGeneration } from "../../scripts/generate.ts";
import { SpecError } from "../../scripts/problem.ts";
import { PING, Project } from "../support/project.ts";

/** The pipeline's problems with the specs, one line each, with paths below the project's folder. */
async function problemsOf(project: Project): Promise<string[]> {
  const error = await project.plan().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof SpecError)) throw new Error("There is no SpecError.", { cause: error });
  return error.problems.map(
    ({ file, line, column, message }) => `${relative(project.folder, file)}:${line}:${column} ${message}`,
  );
}

test("a YAML syntax error is reported with its place", async () => {
  const project = await Project.create({ "specs/ping.yaml": PING.replace("title: Ping", "title: [Ping") });
  expect(await problemsOf(project)).toEqual([expect.stringMatching(/^specs\/ping\.yaml:2:\d+ [^/:]+$/)]);
});

test.each([
  ["Latin-1", "latin1"],
  ["UTF-16", "utf16le"],
] as const)("a document or a part of one in %s is refused by its encoding, not misread", async (_, encoding) => {
  const project = await Project.create({
    "specs/one.yaml": PING.replace("schema: { type: string }", 'schema: { $ref: "parts/cafe.yaml" }'),
    "specs/parts/cafe.yaml": "",
  });
  const write = (path: string, text: string) => writeFile(join(project.folder, path), Buffer.from(text, encoding));
  await write("specs/parts/cafe.yaml", "\ufeffenum: [café]\n");
  await write("specs/two.yaml", `\ufeff${PING.replace("Pong.", "Café.")}`);
  const [one, two, ...others] = await problemsOf(project);
  expect(one).toMatch(/^specs\/one\.yaml:11:\d+ .*cafe\.yaml is not UTF-8: save it as UTF-8/);
  expect(two).toMatch(/^specs\/two\.yaml:1:1 .*two\.yaml is not UTF-8: save it as UTF-8/);
  expect(others).toEqual([]);
});

test.each(["#/components/schemas/Pong", "parts/absent.yaml#/Pong"])(
  "a reference that points nowhere is placed and named: %s",
  async (reference) => {
    const project = await Project.create({
      "specs/ping.yaml": PING.replace("schema: { type: string }", `schema: { $ref: "${reference}" }`),
    });
    const [problem, ...others] = await problemsOf(project);
    expect(problem).toMatch(/^specs\/ping\.yaml:11:\d+ /);
    expect(problem).toContain(`"${reference}"`);
    expect(others).toEqual([]);
    // Without rules, the bundler finds it.
    await expect(planGeneration({ ...project.request, lint: {} })).rejects.toThrow(`"${reference}"`);
  },
);

test("the lint's problems are reported with their file and place", async () => {
  const project = await Project.create({
    "specs/ping.yaml": PING.replace("schema: { type: string }", 'schema: { $ref: "parts/pong.yaml" }'),
    "specs/parts/pong.yaml": "type: strong\n",
  });
  expect(await problemsOf(project)).toEqual([expect.stringMatching(/^specs\/parts\/pong\.yaml:1:7 .*type/)]);
});

test("the problems of several specs are reported together", async () => {
  const project = await Project.create({
    "specs/a.yaml": PING.replace("operationId: ping", "operationId: 1"),
    "specs/b.yaml": PING.replace("description: Pong.", "descriptoin: Pong."),
    "specs/c.yaml": PING.replace("title: Ping", "title: [Ping"),
  });
  const problems = await problemsOf(project);
  for (const file of ["a", "b", "c"]) {
    expect(problems).toContainEqual(expect.stringMatching(`^specs/${file}\\.yaml:`));
  }
});

test("with one broken spec no file is written", async () => {
  const project = await Project.create({ "specs/good.yaml": PING, "specs/bad.yaml": PING });
  await project.generate();
  const before = await project.generated();
  await project.replace("specs/good.yaml", "pong", "gong");
  await project.replace("specs/bad.yaml", "operationId: ping", "operationId: [ping");
  await expect(project.generate()).rejects.toThrow(SpecError);
  expect(await project.generated()).toEqual(before);
});

test.each([
  ["a file that is not an OpenAPI document", "name: ping\n", /OpenAPI/],
  ["an empty file", "", /OpenAPI/],
  ["a list", "- ping\n", /OpenAPI/],
  ["Swagger 2", 'swagger: "2.0"\ninfo: { title: Old, version: "1" }\npaths: {}\n', /Swagger 2.*convert/i],
  ["a future OpenAPI version", PING.replace("3.1.1", "4.0.0"), /4\.0\.0/],
])("%s is refused with its name", async (_, content, message) => {
  const project = await Project.create({ "specs/ping.yaml": content });
  const problems = await problemsOf(project);
  expect(problems).toEqual([expect.stringMatching(/^specs\/ping\.yaml:\d+:\d+ /)]);
  expect(problems[0]).toMatch(message);
});

test("a broken redocly.yaml is reported by name", async () => {
  const project = await Project.create({ "specs/ping.yaml": PING, "redocly.yaml": "extends: [\n" });
  await expect(project.plan()).rejects.toThrow(/redocly\.yaml/);
});

test("unsupported parts of a parameter that is the whole query (OpenAPI 3.2) are reported by name, with their place", async () => {
  const project = await Project.create({
    "specs/ping.yaml": PING.replace(
      "      responses:",
      `      parameters:
        - name: q
          in: querystring
          content: { application/x-www-form-urlencoded: { schema: { type: object }, encoding: { a: { style: deepObject } } } }
      responses:`,
    ).replace("3.1.1", "3.2.0"),
  });
  const { notes } = await project.plan();
  expect(notes.map(({ file, message }) => `${relative(project.folder, file)}: ${message}`)).toEqual([
    expect.stringMatching(/^specs\/ping\.yaml: The encoding of the parameter "q" is not followed/),
  ]);
});
