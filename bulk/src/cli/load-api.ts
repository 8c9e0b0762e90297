import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { isObject } from "revokit/toolkit";
import type { BulkApi } from "../api/bulk-api.ts";
import { kirim, natural } from "../api/shipped.ts";
import { hasCode } from "../has-code.ts";
import { UsageError } from "../usage-error.ts";

const SHIPPED: readonly BulkApi[] = [kirim, natural];

/**
 * Loads an API by its name: a built-in one, or one whose code was generated.
 * @param client the folder that holds the generated `client`, `facts` and `validators`, or one module that exports
 *   `createClient`, `facts` and `validators`
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
  const createClient = Object.entries(exported).find(([name]) => /^create[A-Z]/.test(name))?.[1];
  if (isFacts(facts) && isValidators(validators) && isCreate(createClient)) return { facts, validators, createClient };
  throw new UsageError(
    `--client ${path} does not export create…, facts and validators. Name the folder that \`revokit generate\` wrote.`,
  );
}

function isFacts(value: unknown): value is BulkApi["facts"] {
  return isObject(value) && typeof value["name"] === "string" && isObject(value["operations"]);
}

function isValidators(value: unknown): value is BulkApi["validators"] {
  return isObject(value) && Object.values(value).every(isObject);
}

function isCreate(value: unknown): value is BulkApi["createClient"] {
  return typeof value === "function";
}

/** The required modules of a generated folder. */
const MODULES = ["client", "facts", "validators"];

/** The exports of a module, or of a folder's modules. */
async function importAll(path: string): Promise<Readonly<Record<string, unknown>>> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new UsageError(`--client ${path} does not exist.`);
  if (!found.isDirectory()) return importModule(path);
  const names = await readdir(path);
  const files = MODULES.flatMap((name) => names.find((file) => file === `${name}.js` || file === `${name}.ts`) ?? []);
  const modules = await Promise.all(files.map((file) => importModule(join(path, file))));
  return modules.reduce((all, each) => ({ ...all, ...each }), {});
}

async function importModule(file: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const exported: unknown = await import(pathToFileURL(resolve(file)).href);
    return isObject(exported) ? exported : {};
  } catch (error) {
    if (!hasCode(error, "ERR_UNKNOWN_FILE_EXTENSION")) throw error;
    throw new UsageError(
      `--client ${file} is TypeScript, which Node.js ${process.versions.node} can't run. Compile the folder and name the compiled one, or use Node.js 22.18 or later.`,
    );
  }
}
