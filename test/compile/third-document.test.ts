import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Project } from "../support/project.ts";
import { repositoryPath } from "../support/repository.ts";
import { typeErrors } from "../support/type-check.ts";

const fixture = (name: string) => readFile(repositoryPath(`test/fixtures/${name}`), "utf8");

test("unrelated documents pass the house rules, and their code passes tsc with correct facts", async () => {
  const project = await Project.create({
    "specs/tasks.yaml": await fixture("tasks.yaml"),
    "specs/legacy.json": await fixture("legacy.json"),
    "use.ts": `
      import type { components, operations as Tasks } from "./generated/tasks/types.ts";
      import type { operations as Legacy } from "./generated/legacy/types.ts";
      import { contract } from "./generated/tasks/operations.ts";
      import { createTasks } from "./generated/tasks/client.ts";
      import { createClient } from "revokit";
      import { facts } from "./generated/tasks/facts.ts";

      declare const task: components["schemas"]["Task"];
      if (task.kind === "errand") task.place satisfies string | null;
      const states: NonNullable<Tasks["listTasks"]["parameters"]["query"]>["state"] = ["open", "done"];
      const nothing: Tasks["deleteTask"]["responses"][204]["content"] = undefined;
      const text: Legacy["readNote"]["responses"][200]["content"]["application/json"]["text"] = null;
      const path: string = facts.operations.deleteTask.path;
      const tasks: Promise<{ readonly status: number }> = createClient(contract).deleteTask({ id: "tsk_1" });
      const id: unknown = facts.operations.deleteTask.examples.parameters["id"];
      export { createTasks, id, nothing, path, states, task, tasks, text };
    `,
  });
  await project.copy("redocly.yaml");
  await project.copy("scripts/lint/rules").catch(() => undefined);
  await project.generate();

  expect(typeErrors([join(project.folder, "use.ts"), join(project.folder, "generated/legacy/operations.ts")])).toEqual(
    [],
  );
  const { facts: tasks } = await project.import("generated/tasks/facts.ts");
  expect(tasks).toMatchObject({
    servers: ["https://eu.tasks.example/v2"],
    operations: {
      listTasks: {
        method: "GET",
        parameters: [
          { name: "X-Tenant", in: "header", required: false },
          { name: "limit", in: "query", schema: { type: ["integer"], minimum: 1, maximum: 100 } },
          { name: "state", schema: { type: ["array"], minItems: 1, items: { enum: ["open", "done"] } } },
        ],
        security: [[{ in: "header", field: "X-Api-Key" }]],
        responses: {
          "200": { content: { "application/json": {} } },
          "4XX": { content: { "application/problem+json": {} } },
        },
      },
      createTask: { requestBody: { required: true, content: { "application/json": {} } } },
      deleteTask: {
        path: "/tasks/{id}",
        parameters: [{ schema: { pattern: "^tsk_[0-9]+$" } }],
        examples: { parameters: { id: "tsk_1" } },
        responses: { "204": { content: {} } },
      },
    },
  });
  const { facts: legacy } = await project.import("generated/legacy/facts.ts");
  expect(legacy).toMatchObject({
    operations: {
      readNote: {
        parameters: [{ schema: { exclusiveMinimum: 0 } }, { schema: { type: ["string", "null"] } }],
        security: [[{ in: "header", field: "Authorization", scheme: "Bearer" }]],
      },
    },
  });
}, 20_000);
