import { expect, test } from "vitest";
import { Project } from "../support/project.ts";

const HEAD = 'openapi: 3.1.1\ninfo: { title: Any, version: "1" }\nservers: [{ url: "https://any.test" }]\n';
const RESPONSES = 'responses: { "204": { description: Done. } }';

/** Each of them is read by openapi-typescript, hey-api and orval. */
const documents: Readonly<Record<string, string>> = {
  "a quoted text that continues at the column of its key": `paths:
  /x:
    get:
      operationId: run
      description: "The first line

      and the second."
      ${RESPONSES}
`,
  "a flow collection that ends at the column of its key": `paths: {
  "/x": {
    "get": { operationId: run, ${RESPONSES} }
  }
}
`,
  "a flow collection of which no line is indented": `paths: {
"/x": {
"get": {
operationId: run, ${RESPONSES}
}
}
}
`,
};

test.each(Object.entries(documents))("%s is compiled", async (_, paths) => {
  const project = await Project.create({ "specs/any.yaml": `${HEAD}${paths}` });
  const { paths: files } = await project.plan();
  expect(files).toContain("any/client.ts");
});

test("text that is not YAML is an error with its place", async () => {
  const project = await Project.create({ "specs/any.yaml": `${HEAD}paths: {\n"/x": {\n` });
  await expect(project.plan()).rejects.toMatchObject({ problems: [{ line: 6, rule: "syntax" }] });
});

test("a problem on a line that is indented too little is reported with its line", async () => {
  const project = await Project.create({
    "specs/any.yaml": `${HEAD}paths: {\n"/x": { get: { operationId: run, parameters: [{ $ref: "#/nowhere" }], ${RESPONSES} } }\n}\n`,
  });
  await expect(project.plan()).rejects.toMatchObject({ problems: [{ line: 5 }] });
});
