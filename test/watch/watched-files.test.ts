import { appendFile, mkdir, mkdtemp, realpath, rename, rm, symlink, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { stepsOf } from "../../scripts/watch/path-steps.ts";
import { WatchedFiles, type Followed } from "../../scripts/watch/watched-files.ts";

/** Files in a temporary folder, and what is reported about their changes. */
async function follow(files: Readonly<Record<string, string>>, followed: (path: (name: string) => string) => Followed) {
  const folder = await mkdtemp(join(await realpath(tmpdir()), "revokit-watch-"));
  const path = (name: string) => join(folder, name);
  const write = async (name: string, text: string) => {
    await mkdir(dirname(path(name)), { recursive: true });
    await writeFile(path(name), text);
  };
  for (const [name, text] of Object.entries(files)) await write(name, text);
  let changes = 0;
  let total = 0;
  let wake = (): void => undefined;
  const watched = new WatchedFiles(() => {
    changes += 1;
    total += 1;
    wake();
  });
  onTestFinished(async () => {
    watched.close();
    await rm(folder, { recursive: true });
  });
  const refresh = () => watched.follow(followed(path));
  refresh();
  return {
    path,
    write,
    refresh,
    total: () => total,
    /** Resolves once a change is reported after the previous call; the time limit of the test applies. */
    changed: async () => {
      if (changes === 0) await new Promise<void>((resolve) => (wake = resolve));
      changes = 0;
    },
  };
}

type Files = Awaited<ReturnType<typeof follow>>;

/** The ways in which editors, git and build tools save a file. */
const SAVES: Readonly<Record<string, (files: Files, name: string) => Promise<void>>> = {
  "in place": ({ path }, name) => writeFile(path(name), "changed"),
  "by appending": ({ path }, name) => appendFile(path(name), "changed"),
  "by renaming another file": async ({ path, write }, name) => {
    await write(`${name}.tmp`, "changed");
    await rename(path(`${name}.tmp`), path(name));
  },
  "by removing and writing it": async ({ path, write }, name) => {
    await unlink(path(name));
    await write(name, "changed");
  },
  "with its folder, which is removed and created again": async ({ path, write }, name) => {
    await rm(path(dirname(name)), { recursive: true });
    await write(name, "changed");
  },
  "with its folder, which another one replaces": async ({ path, write }, name) => {
    await write(`other/${name.split("/").at(-1) ?? ""}`, "changed");
    await rename(path(dirname(name)), path("old"));
    await rename(path("other"), path(dirname(name)));
  },
};

test.each(Object.keys(SAVES))("a file that is saved %s is reported each time", async (way) => {
  const files = await follow({ "specs/ping.yaml": "first" }, (path) => ({ files: [path("specs/ping.yaml")] }));
  for (let time = 0; time < 3; time += 1) {
    await SAVES[way]?.(files, "specs/ping.yaml");
    await files.changed();
    files.refresh();
    await rm(files.path("old"), { recursive: true, force: true });
  }
});

test("any way of saving is still noticed after any other", async () => {
  const files = await follow({ "specs/ping.yaml": "first" }, (path) => ({ files: [path("specs/ping.yaml")] }));
  for (const save of [...Object.values(SAVES), ...Object.values(SAVES).reverse()]) {
    await save(files, "specs/ping.yaml");
    await files.changed();
    files.refresh();
    await rm(files.path("old"), { recursive: true, force: true });
  }
});

test("an absent file in an absent folder is reported when it appears", async () => {
  const files = await follow({}, (path) => ({ files: [path("a/b/ping.yaml")] }));
  for (const folder of ["a", "a/b"]) {
    await mkdir(files.path(folder));
    await files.changed();
    files.refresh();
  }
  await files.write("a/b/ping.yaml", "first");
  await files.changed();
});

test("a link is reported when its target is saved, and when it leads elsewhere", async () => {
  const files = await follow({ "v1/ping.yaml": "first", "v2/ping.yaml": "second" }, (path) => ({
    files: [path("specs/ping.yaml")],
  }));
  await symlink("v1", files.path("current"));
  await symlink("current", files.path("specs"));
  files.refresh();
  await SAVES["by renaming another file"]?.(files, "v1/ping.yaml");
  await files.changed();
  await symlink("v2", files.path("next"));
  await rename(files.path("next"), files.path("current"));
  await files.changed();
  files.refresh();
  await writeFile(files.path("v2/ping.yaml"), "changed");
  await files.changed();
});

test("the watched entries of a folder are reported when they appear, change and disappear", async () => {
  const files = await follow({ "specs/ping.yaml": "first" }, (path) => ({
    files: [],
    folders: [path("specs")],
    isEntry: (name) => name.endsWith(".yaml"),
  }));
  await files.write("specs/pong.yaml", "new");
  await files.changed();
  await files.write("specs/ping.yaml", "changed");
  await files.changed();
  await unlink(files.path("specs/ping.yaml"));
  await files.changed();
});

test("nothing else is reported: other files, node_modules, subfolders", async () => {
  const files = await follow({ "specs/ping.yaml": "first", "node_modules/a/index.js": "" }, (path) => ({
    files: [path("specs/ping.yaml")],
    folders: [path("specs")],
    isEntry: (name) => name.endsWith(".yaml"),
  }));
  await files.write("node_modules/a/index.js", "changed");
  await files.write("node_modules/b/index.js", "new");
  await files.write("specs/notes.md", "new");
  await files.write("specs/below/pong.yaml", "new");
  await files.write("generated/ping/client.ts", "new");
  // Events come in order, so after this one all earlier ones have been reported.
  await unlink(files.path("specs/ping.yaml"));
  await files.changed();
  expect(files.total()).toBe(1);
});

test("what is no longer watched is not reported, and newly watched files are returned", async () => {
  const folder = await mkdtemp(join(await realpath(tmpdir()), "revokit-watch-"));
  const [first, second] = [join(folder, "first.yaml"), join(folder, "second.yaml")];
  await writeFile(first, "");
  await writeFile(second, "");
  const watched = new WatchedFiles(() => undefined);
  onTestFinished(async () => {
    watched.close();
    await rm(folder, { recursive: true });
  });
  expect(watched.follow({ files: [first] })).toEqual([first]);
  expect(watched.follow({ files: [first, second] })).toEqual([second]);
  expect(watched.follow({ files: [second] })).toEqual([]);
});

test("circular links are followed only to a limit", async () => {
  const folder = await mkdtemp(join(await realpath(tmpdir()), "revokit-watch-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await symlink("b", join(folder, "a"));
  await symlink("a", join(folder, "b"));
  const names = stepsOf(join(folder, "a", "ping.yaml")).map(({ name }) => name);
  expect(names.slice(-2)).toEqual(expect.arrayContaining(["a", "b"]));
  expect(names.length).toBeLessThan(60);
});
