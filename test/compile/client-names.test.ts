import { expect, test } from "vitest";
import { typeErrors } from "../support/type-check.ts";
import { PING, Project } from "../support/project.ts";

test.each(["client", "client-options", "methods", "contract", "components", "operations", "paths"])(
  "the code of a document called %s, as what its client imports, is valid",
  async (name) => {
    const project = await Project.create({ [`specs/${name}.yaml`]: PING });
    await project.generate();

    expect(typeErrors([`${project.request.out}/${name}/client.ts`])).toEqual([]);
    expect(Object.keys(await project.import(`generated/${name}/client.ts`))).toEqual([
      expect.stringMatching(/^create/),
    ]);
  },
);
