import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";

/** A git object. */
interface GitObject {
  readonly type: string;
  readonly content: Buffer;
}

/**
 * Reads files of a folder's git repository at a ref, all through a single process. Paths are relative to the folder. Must
 * be closed.
 */
export class GitSnapshot {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #ref: string;
  #received = Buffer.alloc(0);
  #stderr = "";

  private constructor(process: ChildProcessWithoutNullStreams, ref: string) {
    this.#process = process;
    this.#ref = ref;
    process.stderr.on("data", (chunk: Buffer) => (this.#stderr += chunk.toString()));
    // The end of the process is detected by the end of its output.
    process.stdin.on("error", () => undefined);
  }

  /** Throws if git is not installed, the folder is not in a repository, or the ref is unknown. */
  static async open(folder: string, ref: string): Promise<GitSnapshot> {
    const batch = spawn("git", ["cat-file", "--batch", "--follow-symlinks"], { cwd: folder, env: environment() });
    await once(batch, "spawn").catch((error: unknown) => {
      throw new Error("git is needed to compare documents with a commit, and was not found: install it.", {
        cause: error,
      });
    });
    const closed = new Promise((resolve) => batch.once("close", resolve));
    const snapshot = new GitSnapshot(batch, ref);
    const commit = await snapshot.#read(`${ref}^{commit}`);
    if (commit !== undefined) return snapshot;
    // What git says about the folder may come after the end of its output.
    batch.stdin.end();
    await closed;
    const reason = snapshot.#stderr.trim().replaceAll(/\s+/g, " ");
    if (reason.includes("not a git repository")) throw new Error(`${folder} is not in a git repository.`);
    // Such as that of another user, which git refuses to read in containers of CI.
    if (reason.includes("fatal:")) throw new Error(`git can't read the repository of ${folder}: ${reason}`);
    throw new Error(`There is no ${ref} in the git repository of ${folder}. In CI, fetch it first.`);
  }

  /** The text of a file; undefined if it did not exist. */
  async readFile(path: string): Promise<string | undefined> {
    const found = await this.#read(`${this.#ref}:./${path}`);
    return found?.type === "blob" ? found.content.toString() : undefined;
  }

  /** The names of a folder's entries; empty if the folder did not exist. */
  async readFolder(path: string): Promise<string[]> {
    const found = await this.#read(`${this.#ref}:./${path}`);
    return found?.type === "tree" ? namesOf(found.content) : [];
  }

  close(): void {
    this.#process.kill();
  }

  /** One request at a time: responses come in order. */
  async #read(name: string): Promise<GitObject | undefined> {
    if (name.includes("\n")) return undefined;
    this.#process.stdin.write(`${name}\n`);
    const header = await this.#take((received) => received.indexOf(LINE_END) + 1);
    // A link that leads to no file has no hash, but a text: where it leads.
    const [, type, size] = /^(?:\S+ )?(\w+) (\d+)\n$/.exec(header?.toString() ?? "") ?? [];
    if (type === undefined) return undefined;
    const content = await this.#take(() => Number(size) + 1);
    return content && { type, content: content.subarray(0, -1) };
  }

  /** The next bytes of the given length; undefined if the output ends before. */
  async #take(lengthOf: (received: Buffer) => number): Promise<Buffer | undefined> {
    for (;;) {
      const length = lengthOf(this.#received);
      if (length > 0 && this.#received.length >= length) {
        const taken = this.#received.subarray(0, length);
        this.#received = this.#received.subarray(length);
        return taken;
      }
      const chunk: unknown = this.#process.stdout.read();
      if (Buffer.isBuffer(chunk)) this.#received = Buffer.concat([this.#received, chunk]);
      else if (this.#process.stdout.readableEnded) return undefined;
      else await this.#moreOutput();
    }
  }

  /** Waits for more output, or its end. */
  async #moreOutput(): Promise<void> {
    const { stdout } = this.#process;
    const waiting = new AbortController();
    const events = ["readable", "end"].map((event) => once(stdout, event, { signal: waiting.signal }));
    // Without it, each wait would leave behind the listener of the event that did not occur.
    await Promise.race(events).finally(() => waiting.abort());
  }
}

/**
 * Without `GIT_WORK_TREE`, `GIT_DIR` says that the current folder is the root of the repository (git(1)). It is set for the
 * hooks of a linked worktree, which do not start in the folder of the documents.
 */
function environment(): NodeJS.ProcessEnv {
  const { GIT_DIR: _, ...others } = process.env;
  const kept = process.env["GIT_WORK_TREE"] === undefined ? others : process.env;
  // In English, to tell git's reasons apart.
  return { ...kept, LC_ALL: "C" };
}

const LINE_END = "\n".charCodeAt(0);

/** A tree is a list of `<mode> <name>\0<20 or 32 bytes of hash>`. The length of the hash follows from the whole. */
function namesOf(tree: Buffer): string[] {
  for (const hashLength of [20, 32]) {
    const names: string[] = [];
    let offset = 0;
    while (offset < tree.length) {
      const space = tree.indexOf(" ", offset);
      const end = tree.indexOf("\0", offset);
      if (space < 0 || end < space) break;
      names.push(tree.subarray(space + 1, end).toString());
      offset = end + 1 + hashLength;
    }
    if (offset === tree.length) return names;
  }
  return [];
}
