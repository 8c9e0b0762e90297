import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fingerprintTools, formatSettings, hash, hashFile } from "./fingerprint.ts";
import type { GeneratedFile } from "./generated-file.ts";
import { replaceFile } from "./replace-file.ts";
import type { Spec } from "./specs.ts";
import type { Workspace } from "./workspace.ts";

/** Hashes of files, by path. */
type Hashes = Readonly<Record<string, string>>;

/** What an API was compiled from, and what into. */
interface Receipt {
  readonly inputs: Hashes;
  readonly outputs: Hashes;
}

const REMOTE = /^https?:/;

interface Content {
  /** The pipeline and its settings. */
  readonly tools: string;
  /** The settings of the lint. */
  readonly settings: Hashes;
  readonly apis: Readonly<Record<string, Receipt>>;
}

/**
 * Remembers from which bytes which bytes came, so that what has not changed need not be compiled to know that it has not.
 * It lies below `node_modules`, never in git: on a clean clone nothing is believed.
 */
export class Cache {
  readonly #file: string | undefined;
  readonly #generated: string;
  readonly #tools: string;
  #settings: Hashes = {};
  #receipts = new Map<string, Receipt>();

  private constructor(file: string | undefined, generated: string, tools: string) {
    this.#file = file;
    this.#generated = generated;
    this.#tools = tools;
  }

  /** A workspace without a `cache` folder remembers nothing. */
  static open({ cache, generated, redocly, runtime, formatLarge, allowRemote }: Workspace): Cache {
    const file = cache && join(cache, `${hash(generated).slice(0, 16)}.json`);
    const formats = formatSettings(generated).map(hashFile);
    const tools = hash(
      JSON.stringify([
        fingerprintTools(),
        redocly,
        runtime,
        formatLarge,
        allowRemote,
        redocly && hashFile(redocly),
        formats,
      ]),
    );
    const opened = new Cache(file, generated, tools);
    if (file) opened.#read(file);
    return opened;
  }

  #read(file: string): void {
    try {
      // The file was written by `save`; one of another version differs in `tools`, which covers this very code.
      const { tools, settings, apis } = JSON.parse(readFileSync(file, "utf8")) as Content;
      if (tools !== this.#tools || !areUnchanged(settings)) return;
      this.#settings = settings;
      this.#receipts = new Map(Object.entries(apis));
    } catch {
      // No cache, or a broken one: everything is compiled.
    }
  }

  /** The paths of the files that a spec gives, where neither they nor anything they come from has changed. */
  recall({ name, file }: Spec): readonly string[] | undefined {
    const receipt = this.#receipts.get(name);
    if (receipt?.inputs[file] === undefined) return undefined;
    if (!areUnchanged(receipt.inputs) || !areUnchanged(receipt.outputs, this.#generated)) return undefined;
    return Object.keys(receipt.outputs);
  }

  /** @param inputs the files that the spec consists of. With a URL among them nothing is remembered. */
  remember({ name }: Spec, inputs: readonly string[], outputs: readonly GeneratedFile[]): void {
    if (inputs.some((input) => REMOTE.test(input))) return;
    this.#receipts.set(name, {
      inputs: hashes(inputs),
      outputs: Object.fromEntries(outputs.map(({ path, content }) => [path, hash(content)])),
    });
  }

  /** @param settings the files that decide what the lint asks for. */
  save(settings: readonly string[]): void {
    this.#settings = hashes(settings);
    if (!this.#file) return;
    const content: Content = {
      tools: this.#tools,
      settings: this.#settings,
      apis: Object.fromEntries(this.#receipts),
    };
    mkdirSync(dirname(this.#file), { recursive: true });
    replaceFile(this.#file, JSON.stringify(content));
  }
}

function hashes(files: readonly string[]): Hashes {
  return Object.fromEntries(files.map((file) => [file, hashFile(file)]));
}

function areUnchanged(known: Hashes, folder = ""): boolean {
  return Object.entries(known).every(([path, value]) => hashFile(join(folder, path)) === value);
}
