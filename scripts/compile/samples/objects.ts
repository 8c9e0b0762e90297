import { isKeywords, type JsonSchema, memberAt, numberAt, schemaMapAt, stringsAt } from "../schemas/json-schema.ts";
import { type Conjunction, schemasUnder } from "./conjunction.ts";
import { contraryMembers } from "./contrary-members.ts";
import { isMap, memberSchemas, withDependents } from "./member-schemas.ts";
import { type Detail, isAnything, type PartSampler } from "./part-sampler.ts";
import { combinations } from "./variations.ts";

/** The maximum number of required members of an object in a sample. */
const MAX_MEMBERS = 100;

/** Candidate objects: with optional properties up to the level of detail, and with required ones only. */
export function* objects(sampler: PartSampler, schemas: Conjunction, detail: Detail): Generator<object> {
  const required = withDependents(
    schemas,
    schemas.flatMap((each) => stringsAt(each, "required")),
  );
  const least = Math.max(0, ...schemas.map((each) => numberAt(each, "minProperties") ?? 0));
  if (least > MAX_MEMBERS) return;
  const declared = new Set(schemas.flatMap((each) => schemaMapAt(each, "properties").map(([name]) => name)));
  const below: Detail = { ...detail, levels: detail.levels - 1, variants: 1 };
  const named = schemasUnder(schemas, "propertyNames");
  const isAllowed = (name: string) => sampler.first([{ const: name }, ...named], below) !== undefined;
  const optional = [...declared].filter((name) => !required.has(name) && (named.length === 0 || isAllowed(name)));
  const entries = new Map<string, unknown>();
  for (const name of required) {
    const value = sampler.first(memberSchemas(schemas, name), { ...below, name });
    if (value === undefined) return;
    entries.set(name, value);
  }
  const minimal = new Map(entries);
  if (detail.levels > 0) addOptional(sampler, schemas, optional, below, entries, Infinity);
  for (const members of detail.levels > 0 ? [entries, minimal] : [minimal]) {
    addOptional(sampler, schemas, optional, below, members, least);
    const wanted = detail.levels > 0 && isMap(schemas) && members.size === 0 ? 1 : 0;
    addOthers(sampler, schemas, below, members, Math.max(least, wanted));
    yield Object.fromEntries(inOrder(members, declared));
  }
  if (detail.variants > 1) yield* varied(sampler, schemas, detail, entries);
  const memberOf = (name: string, excluded: JsonSchema) =>
    sampler.first([...memberSchemas(schemas, name), { not: { anyOf: [excluded] } }], { ...below, name });
  for (const others of contraryMembers(sampler, schemas, declared, memberOf)) {
    yield { ...Object.fromEntries(minimal), ...others };
  }
}

/** Objects with the same members, but different values. */
function* varied(
  sampler: PartSampler,
  schemas: Conjunction,
  detail: Detail,
  members: ReadonlyMap<string, unknown>,
): Generator<object> {
  const names = [...members.keys()];
  const below = { ...detail, levels: detail.levels - 1 };
  const values = names.map((name) =>
    sampler.several(memberSchemas(schemas, name), { ...below, name }, detail.variants),
  );
  for (const chosen of combinations(values, 2 * detail.variants)) {
    yield Object.fromEntries(names.map((name, index) => [name, chosen[index]]));
  }
}

function addOptional(
  sampler: PartSampler,
  schemas: Conjunction,
  names: readonly string[],
  detail: Detail,
  members: Map<string, unknown>,
  count: number,
): void {
  const hidden = sampler.direction === "request" ? "readOnly" : "writeOnly";
  const most = Math.min(Infinity, ...schemas.map((each) => numberAt(each, "maxProperties") ?? Infinity));
  for (const name of names) {
    if (members.size >= count) return;
    const member = memberSchemas(schemas, name);
    const isHidden = member.some((each) => isKeywords(each) && each[hidden] === true);
    if (members.has(name) || isHidden || (count === Infinity && member.every(isAnything))) continue;
    const added = [...withDependents(schemas, [name])]
      .filter((each) => !members.has(each))
      .map((each) => [each, sampler.first(memberSchemas(schemas, each), { ...detail, name: each })] as const);
    // A property is left out where one that it requires has no value, or where they are too many.
    if (added.some(([, value]) => value === undefined) || members.size + added.length > most) continue;
    for (const [each, value] of added) members.set(each, value);
  }
}

/** Members of a map under invented names. */
function addOthers(
  sampler: PartSampler,
  schemas: Conjunction,
  detail: Detail,
  members: Map<string, unknown>,
  count: number,
): void {
  const named = schemasUnder(schemas, "propertyNames");
  const patterns = schemas.flatMap((each) => schemaMapAt(each, "patternProperties").map(([pattern]) => ({ pattern })));
  const missing = count - members.size;
  if (missing <= 0) return;
  const names = [named, ...patterns.map((pattern): JsonSchema[] => [pattern, ...named])].flatMap((schemasOfName) =>
    sampler.several([{ type: "string" }, ...schemasOfName], { ...detail, name: "key" }, 2 * missing + members.size),
  );
  for (const name of names) {
    // A declared property that is missing has been left out.
    const isDeclared = schemas.some((each) => memberAt(each, "properties", String(name)) !== undefined);
    if (typeof name !== "string" || isDeclared || members.size >= count) continue;
    const value = sampler.first(memberSchemas(schemas, name), { ...detail, name });
    if (value !== undefined) members.set(name, value);
  }
}

function inOrder(members: ReadonlyMap<string, unknown>, declared: ReadonlySet<string>): [string, unknown][] {
  const names = [
    ...[...declared].filter((name) => members.has(name)),
    ...[...members.keys()].filter((name) => !declared.has(name)),
  ];
  return names.map((name) => [name, members.get(name)]);
}
