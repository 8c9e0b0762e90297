import { type FSWatcher, watch } from "node:fs";
import { join, sep } from "node:path";
import { errorCode } from "revokit/toolkit";
import { stepsOf } from "./path-steps.ts";

/** What to watch: files, existing or not, and entries of folders by name. */
export interface Followed {
  /** Absolute paths. */
  readonly files: Iterable<string>;
  /** Absolute paths. */
  readonly folders?: Iterable<string>;
  /** Which entries of the folders to watch. */
  readonly isEntry?: (name: string) => boolean;
}

/**
 * Reports changes of files, however they are saved: in place, by a rename, or with their folder, which may be removed
 * and created again. It watches folders, since the watcher of a file would stay with the renamed one, and each folder
 * separately, since recursive watching on Linux misses replaced folders.
 */
export class WatchedFiles {
  readonly #onChange: () => void;
  readonly #watchers = new Map<string, FSWatcher>();
  /** The watched entries of each folder. */
  #names = new Map<string, Set<string>>();
  #files: readonly string[] = [];
  #folders: readonly string[] = [];
  #isEntry: (name: string) => boolean = () => false;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Watches exactly these from now on. Returns the newly watched files and folders. */
  follow({ files, folders = [], isEntry = () => false }: Followed): readonly string[] {
    const before = new Set([...this.#files, ...this.#folders]);
    this.#files = [...files];
    this.#folders = [...folders];
    this.#isEntry = isEntry;
    this.#watch();
    return [...this.#files, ...this.#folders].filter((path) => !before.has(path));
  }

  close(): void {
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  /** Watches the folders on the paths as they are now. */
  #watch(): void {
    this.#names = new Map(this.#folders.map((folder) => [folder, new Set()]));
    for (const path of [...this.#files, ...this.#folders]) {
      for (const { folder, name } of stepsOf(path)) {
        const names = this.#names.get(folder) ?? new Set();
        this.#names.set(folder, names.add(name));
      }
    }
    this.#drop((folder) => !this.#names.has(folder));
    for (const folder of this.#names.keys()) {
      if (!this.#watchers.has(folder)) this.#open(folder);
    }
  }

  #open(folder: string): void {
    try {
      const watcher = watch(folder, (event, name) => this.#onEvent(folder, event, name));
      // Windows reports the removal of a folder as an error. The parent folder reports it too.
      watcher.on("error", () => this.#drop((each) => each === folder));
      this.#watchers.set(folder, watcher);
    } catch (error) {
      const code = errorCode(error);
      // The parent folder reports what does not exist; an unreadable parent is not watched.
      if (code !== "ENOENT" && code !== "ENOTDIR" && code !== "EACCES" && code !== "EPERM") throw error;
    }
  }

  #onEvent(folder: string, event: string, name: string | null): void {
    if (name !== null && !this.#isFollowed(folder, name)) return;
    if (event === "rename") {
      // A folder may have been replaced by another one or by a link, which the old watchers would not see.
      const path = join(folder, name ?? "");
      this.#drop((each) => each === path || each.startsWith(path + sep));
      this.#watch();
    }
    this.#onChange();
  }

  #isFollowed(folder: string, name: string): boolean {
    return this.#names.get(folder)?.has(name) === true || (this.#folders.includes(folder) && this.#isEntry(name));
  }

  #drop(isStale: (folder: string) => boolean): void {
    for (const [folder, watcher] of this.#watchers) {
      if (!isStale(folder)) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
  }
}
