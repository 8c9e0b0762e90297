import { basename } from "node:path";
import { expect, test } from "vitest";
import { planGeneration } from "../../scripts/generate.ts";
import { type Problem, SpecError } from "../../scripts/problem.ts";
import { openThreads } from "../../scripts/threads/open-threads.ts";
import { PING, Project } from "../support/project.ts";

/** Enough for several threads to compile them, on a machine of any size. */
const SPECS = Object.fromEntries(
  Array.from({ length: 40 }, (_, index) => [`specs/api${index}.yaml`, PING.replace("title: Ping", `title: P${index}`)]),
);

const THREADS = [0, 1, 3];

test("many specs compiled on several threads give the same output as on one", async () => {
  const project = await Project.create(SPECS);
  const [alone, ...together] = await Promise.all(THREADS.map((threads) => plan(project, threads)));
  expect(alone?.changes.length).toBeGreaterThanOrEqual(40);
  for (const { changes, paths } of together) expect({ changes, paths }).toEqual(alone);
});

test("several large documents, whose lint and types run on other threads, give the same output as on one thread", async () => {
  // Above the size from which they are.
  const description = "x".repeat(300_000);
  const large = (index: number) => PING.replace("title: Ping", `title: P${index}, description: ${description}`);
  const project = await Project.create(
    Object.fromEntries([1, 2, 3].map((index) => [`specs/large${index}.yaml`, large(index)])),
  );
  const [alone, ...together] = await Promise.all(THREADS.map((threads) => plan(project, threads)));
  expect(alone?.changes.map(({ path }) => path)).toEqual(
    expect.arrayContaining(["large1/types.ts", "large3/types.ts"]),
  );
  for (const { changes, paths } of together) expect({ changes, paths }).toEqual(alone);
});

test("a problem found by another thread is reported with its place", async () => {
  const broken = Object.keys(SPECS).filter((_, index) => index % 3 === 0);
  const project = await Project.create({
    ...SPECS,
    ...Object.fromEntries(broken.map((path) => [path, PING.replace("description: Pong.", "wrong: Pong.")])),
  });
  const [alone = [], ...together] = await Promise.all(THREADS.map((threads) => problemsOf(project, threads)));
  expect(new Set(alone.map(({ file }) => basename(file)))).toEqual(new Set(broken.map((path) => basename(path))));
  for (const problems of together) expect(problems).toEqual(alone);
});

async function problemsOf(project: Project, threads: number): Promise<readonly Problem[]> {
  const error: unknown = await plan(project, threads).catch((thrown: unknown) => thrown);
  return error instanceof SpecError ? error.problems : [];
}

async function plan({ request: { cache, ...request } }: Project, count: number) {
  const threads = openThreads(count);
  try {
    const { changes, paths } = await planGeneration({ ...request, threads });
    return { changes, paths };
  } finally {
    await threads.close();
  }
}
