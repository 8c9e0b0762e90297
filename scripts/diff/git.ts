import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The state of a folder's git repository at a ref. */
export class Base {
  readonly #folder: string;
  readonly #ref: string;

  private constructor(folder: string, ref: string) {
    this.#folder = folder;
    this.#ref = ref;
  }

  /** Throws where the folder is in no repository, or the ref is unknown to it. */
  static async open(folder: string, ref: string): Promise<Base> {
    const commit = await git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`).catch(
      (error: unknown) => {
        throw new Error(`There is no ${ref} in the git repository of ${folder}. In CI, fetch it first.`, {
          cause: error,
        });
      },
    );
    return new Base(folder, commit.trim());
  }

  /** The text of a file, by its path relative to the folder; undefined where there was none. */
  read(path: string): Promise<string | undefined> {
    return git(this.#folder, "show", `${this.#ref}:./${path}`).catch(() => undefined);
  }

  /** Writes every file below the folder as it was. */
  async extract(target: string): Promise<void> {
    const listed = await git(this.#folder, "ls-tree", "-r", "-z", "--name-only", this.#ref, ".");
    for (const path of listed.split("\0").filter(Boolean)) {
      await mkdir(dirname(join(target, path)), { recursive: true });
      await writeFile(join(target, path), await git(this.#folder, "show", `${this.#ref}:./${path}`));
    }
  }
}

async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run("git", args, { cwd: folder, maxBuffer: 2 ** 28 });
  return stdout;
}
