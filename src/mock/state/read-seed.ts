import { changingOperation, type MockApi, resourceParameters } from "../mock-api.ts";
import { checkParameter } from "../request/check-parameters.ts";
import type { ResourceSeed, Seed, TenantSeed } from "./seed.ts";
import { isObject } from "../../validation/values.ts";

/** An invalid seed. Its message names each invalid place by its JSON pointer. */
export class SeedError extends Error {
  override readonly name = "SeedError";
  /** The violations: a JSON pointer and a rule each. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The seed is not valid.\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
    this.problems = problems;
  }
}

type Report = (pointer: string, rule: string) => void;

/** Reads a seed, e.g. from a JSON file. Throws a SeedError that lists every violation. */
export function parseSeed(value: unknown, apis: readonly MockApi[]): Seed {
  const problems: string[] = [];
  const report: Report = (pointer, rule) => void problems.push(`${pointer || "/"} ${rule}`);
  const tenants = listOf(value, "tenants", "", report).map((tenant, index) =>
    readTenant(tenant, `/tenants/${index}`, apis, report),
  );
  if (tenants.length === 0) report("/tenants", "must have at least one tenant");
  const tokens = tenants.flatMap((tenant) => tenant.tokens);
  if (hasDuplicates(tokens)) report("/tenants", "must not give one token to two tenants");
  const names = tenants.map(({ name }) => name).filter((name) => name !== "");
  if (hasDuplicates(names))
    report("/tenants", "must not have two tenants with one name, which would share their state");
  if (problems.length > 0) throw new SeedError(problems);
  return { tenants };
}

function readTenant(value: unknown, pointer: string, apis: readonly MockApi[], report: Report): TenantSeed {
  const name = textOf(value, "name", pointer, report);
  const given = listOf(value, "tokens", pointer, report);
  for (const [index, token] of given.entries())
    if (typeof token !== "string") report(`${pointer}/tokens/${index}`, "must be a string");
  const tokens = given.filter((token) => typeof token === "string");
  if (given.length === 0) report(`${pointer}/tokens`, "must have at least one token; * stands for any other token");
  const resources = (isObject(value) ? value["resources"] : undefined) ?? {};
  if (!isObject(resources)) report(`${pointer}/resources`, "must be an object, with the names of APIs as its keys");
  const entries = Object.keys(isObject(resources) ? resources : {}).map((key): [string, ResourceSeed[]] => {
    const place = `${pointer}/resources/${key}`;
    const api = apis.find(({ facts, behaviour }) => facts.name === key && behaviour?.states !== undefined);
    if (api === undefined)
      report(place, `must be a served API that keeps state: ${apis.map(({ facts }) => facts.name).join(", ")}`);
    const items = listOf(resources, key, `${pointer}/resources`, report);
    return [
      key,
      api === undefined ? [] : items.map((item, index) => readResource(item, `${place}/${index}`, api, report)),
    ];
  });
  return { name, tokens, resources: Object.fromEntries(entries) };
}

function readResource(value: unknown, pointer: string, api: MockApi, report: Report): ResourceSeed {
  const states = api.behaviour?.states ?? [];
  const state = textOf(value, "state", pointer, report);
  if (!states.includes(state)) report(`${pointer}/state`, `must be one of ${states.join(", ")}`);
  const given = isObject(value) && isObject(value["path"]) ? value["path"] : {};
  const names = resourceParameters(api);
  for (const name of Object.keys(given).filter((key) => !names.includes(key))) {
    report(`${pointer}/path/${name}`, `is not a path parameter: ${names.join(", ")}`);
  }
  const target = changingOperation(api);
  for (const parameter of target?.operation.parameters.filter(({ in: place }) => place === "path") ?? []) {
    const rule = target && checkParameter(target, parameter, given[parameter.name]);
    if (rule !== undefined) report(`${pointer}/path/${parameter.name}`, rule);
  }
  return { state, path: Object.fromEntries(names.map((name) => [name, String(given[name])])) };
}

function hasDuplicates(texts: readonly string[]): boolean {
  return new Set(texts).size < texts.length;
}

function listOf(value: unknown, key: string, pointer: string, report: Report): readonly unknown[] {
  const list = isObject(value) ? value[key] : undefined;
  if (Array.isArray(list)) return list;
  report(`${pointer}/${key}`, "must be an array");
  return [];
}

function textOf(value: unknown, key: string, pointer: string, report: Report): string {
  const text = isObject(value) ? value[key] : undefined;
  if (typeof text === "string" && text !== "") return text;
  report(`${pointer}/${key}`, "must be a string that is not empty");
  return "";
}
