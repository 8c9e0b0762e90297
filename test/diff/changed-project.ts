import { execFileSync } from "node:child_process";
import { Project } from "../support/project.ts";

/** A document with one operation. */
export const USERS = `openapi: 3.1.1
info: { title: Users, version: 1.0.0 }
servers: [{ url: https://users.test }]
paths:
  /users/{id}:
    put:
      operationId: putUser
      parameters:
        - { name: id, in: path, required: true, schema: { type: string, maxLength: 20 } }
      requestBody:
        content: { application/json: { schema: { $ref: "#/components/schemas/User" } } }
      responses:
        "200":
          description: The user.
          content: { application/json: { schema: { $ref: "#/components/schemas/User" } } }
        "404": { description: No such user. }
components:
  schemas:
    User: { type: object, required: [name], properties: { name: { type: string }, role: { enum: [admin, guest] } } }
`;

/**
 * A project whose specs are committed and then changed: `part` is replaced by `replacement`.
 * @param original the committed text in place of `part`
 */
export async function changed(
  part: string,
  replacement: string,
  original = part,
  files: Readonly<Record<string, string>> = {},
): Promise<Project> {
  const project = await Project.create({
    "specs/users.yaml": USERS.replace(part, original),
    "package.json": '{ "type": "module", "version": "1.2.3" }',
    ...files,
  });
  const git = (...args: readonly string[]) => execFileSync("git", args, { cwd: project.folder, stdio: "pipe" });
  git("init", "--quiet");
  git("add", ".");
  git("-c", "user.name=Nobody", "-c", "user.email=nobody@users.test", "commit", "--quiet", "--message", "Begin");
  await project.replace("specs/users.yaml", original, replacement);
  return project;
}
