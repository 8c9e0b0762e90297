import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ClientOptions } from "revokit";
import { isObject } from "revokit/toolkit";
import type { BulkApi } from "../api/bulk-api.ts";
import { kirim, natural } from "../api/shipped.ts";
import { UsageError } from "../usage-error.ts";

const SHIPPED: readonly BulkApi[] = [kirim, natural];

/**
 * The API of a name: one that is shipped, or one whose code was generated.
 * @param client the folder that holds the generated `client`, `facts` and `validators`, or one module that exports
 * `createClient`, `facts` and `validators`
 */
export async function loadApi(name: string, client: string | undefined): Promise<BulkApi> {
  const api = client === undefined ? SHIPPED.find(({ facts }) => facts.name === name) : await importApi(client);
  if (api === undefined) {
    const shipped = SHIPPED.map(({ facts }) => facts.name).join(" and ");
    throw new UsageError(
      `Only ${shipped} are built in: name the folder of the generated code of ${name} with --client.`,
    );
  }
  if (api.facts.name === name) return api;
  throw new UsageError(`--client ${client ?? ""} is the client of ${api.facts.name}, not of ${name}.`);
}

async function importApi(path: string): Promise<BulkApi> {
  const exported = await importAll(path);
  const { facts, validators } = exported;
  const [, createClient] = Object.entries(exported).find(([name, value]) => isCreate(name, value)) ?? [];
  if (isObject(facts) && isObject(validators) && typeof createClient === "function") {
    const api: Partial<BulkApi> = exported;
    if (api.facts && api.validators) {
      return {
        facts: api.facts,
        validators: api.validators,
        createClient: (options: ClientOptions) => Object(createClient(options)),
      };
    }
  }
  throw new UsageError(
    `--client ${path} does not export create…, facts and validators. Is it what \`revokit generate\` wrote?`,
  );
}

function isCreate(name: string, value: unknown): boolean {
  return /^create[A-Z]/.test(name) && typeof value === "function";
}

/** The exports of a module, or of a folder's three modules. */
async function importAll(path: string): Promise<Readonly<Record<string, unknown>>> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => {
      throw new UsageError(`--client ${path} does not exist.`);
    },
  );
  if (!isFolder) return import(pathToFileURL(resolve(path)).href);
  const names = await readdir(path);
  const files = ["client", "facts", "validators"].map((name) =>
    names.find((file) => file === `${name}.js` || file === `${name}.ts`),
  );
  const modules = await Promise.all(
    files.flatMap((file) => (file === undefined ? [] : [import(pathToFileURL(resolve(join(path, file))).href)])),
  );
  return Object.assign({}, ...modules);
}
