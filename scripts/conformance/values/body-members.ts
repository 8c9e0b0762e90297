import type { SchemaFacts } from "revokit";
import { isObject, ownMember } from "revokit/toolkit";
import { plainValue } from "./plain-value.ts";

/** A member of a body. The first item of a list stands for all. */
export interface BodyMember {
  /** The names from the body down to it; `0` for the first item of a list. */
  readonly path: readonly string[];
  readonly schema: SchemaFacts;
  readonly isRequired: boolean;
  /** Its value in the body, or a plain one if the body lacks it. */
  readonly value: unknown;
  /** Whether the body has it. */
  readonly isShown: boolean;
}

/** The members of a body that a client sends, outer ones before nested ones. */
export function membersOf(schema: SchemaFacts, body: unknown): readonly BodyMember[] {
  const members: BodyMember[] = [];
  let level: readonly BodyMember[] = [{ path: [], schema, isRequired: true, value: body, isShown: true }];
  while (level.length > 0) {
    level = level.flatMap(partsOf);
    members.push(...level);
  }
  return members;
}

function partsOf({ path, schema, value, isShown }: BodyMember): readonly BodyMember[] {
  if (Array.isArray(value)) {
    const first: unknown = value[0];
    return first === undefined
      ? []
      : [{ path: [...path, "0"], schema: schema.items ?? {}, isRequired: true, value: first, isShown }];
  }
  if (!isObject(value)) return [];
  const { properties = {}, required = [] } = schema;
  return Object.entries(properties)
    .filter(([, property]) => property.readOnly !== true)
    .map(([name, property]) => ({
      path: [...path, name],
      schema: property,
      isRequired: required.includes(name),
      value: ownMember(value, name) ?? plainValue(property),
      isShown: isShown && Object.hasOwn(value, name),
    }))
    .filter((member) => member.value !== undefined);
}

/** A body with what its schema requires and nothing else. */
export function requiredOnly(schema: SchemaFacts, body: unknown): unknown {
  const { items = {}, properties = {}, required = [] } = schema;
  if (Array.isArray(body)) return body.map((item) => requiredOnly(items, item));
  if (!isObject(body)) return body;
  const kept = Object.entries(body).filter(([name]) => required.includes(name));
  return Object.fromEntries(
    kept.map(([name, value]) => [name, requiredOnly(ownMember(properties, name) ?? {}, value)]),
  );
}

/**
 * A body with another value for one member. An object that it lacks around the member is taken from `whole`, with what it
 * requires and nothing else.
 */
export function withMember(
  schema: SchemaFacts,
  body: unknown,
  { path, value, whole }: { readonly path: BodyMember["path"]; readonly value: unknown; readonly whole: unknown },
): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (Array.isArray(body)) {
    const [first, ...others]: readonly unknown[] = body;
    const [firstOfWhole]: readonly unknown[] = Array.isArray(whole) ? whole : [];
    return [withMember(schema.items ?? {}, first, { path: rest, value, whole: firstOfWhole }), ...others];
  }
  const property = ownMember(schema.properties ?? {}, name) ?? {};
  const members = isObject(body) ? body : {};
  const known = isObject(whole) ? ownMember(whole, name) : undefined;
  const current = ownMember(members, name) ?? requiredOnly(property, known);
  return { ...members, [name]: withMember(property, current, { path: rest, value, whole: known }) };
}
