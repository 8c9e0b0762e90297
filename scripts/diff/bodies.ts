import type { Oas3RequestBody } from "@redocly/openapi-core";
import { compileConstraints, conjunctsOf } from "../compile/constraints.ts";
import { dereference, locateOperations, type OpenApiDocument, type Schema } from "../compile/document.ts";
import type { SpecChange } from "./change.ts";
import { narrowedKeywords } from "./constraints.ts";

/** A schema, and the document that its references point into. */
interface Side {
  readonly document: OpenApiDocument;
  readonly schema: Schema | boolean | undefined;
}

/** The operations whose request body may be refused where it was taken, by what JSON Schema can say and types can't. */
export function compareBodySchemas(api: string, before: OpenApiDocument, after: OpenApiDocument): SpecChange[] {
  const successors = bodiesOf(after);
  return [...bodiesOf(before)].flatMap(([operation, contents]): SpecChange[] => {
    const narrowed = Object.entries(contents).flatMap(([mediaType, { schema }]) => {
      const successor = successors.get(operation)?.[mediaType];
      return successor ? narrowings({ document: before, schema }, { document: after, schema: successor.schema }) : [];
    });
    if (narrowed.length === 0) return [];
    const message = `The request body takes less: ${[...new Set(narrowed)].join(", ")}.`;
    return [{ api, operation, impact: "breaking", message }];
  });
}

function bodiesOf(document: OpenApiDocument): Map<string, Oas3RequestBody["content"]> {
  return new Map(
    locateOperations(document).flatMap(({ id, operation: { requestBody } }) =>
      requestBody ? [[id, dereference<Oas3RequestBody>(document, requestBody).content]] : [],
    ),
  );
}

/** Each keyword by which a schema may refuse what it took, with the path to the property that it stands at. */
function narrowings(before: Side, after: Side, path = "", compared: Compared = new Map()): string[] {
  if (typeof before.schema !== "object" || typeof after.schema !== "object") return [];
  const others = compared.get(before.schema) ?? new Set();
  if (others.has(after.schema)) return [];
  compared.set(before.schema, others.add(after.schema));

  const [old, now] = [describe(before), describe(after)];
  const at = (keyword: string) => (path === "" ? keyword : `${path}.${keyword}`);
  const found = narrowedKeywords(old.constraints, now.constraints).map(at);
  if (now.isClosed && !old.isClosed) found.push(at("additionalProperties"));
  for (const name of now.required) if (!old.required.has(name)) found.push(`${at(name)} (required)`);
  for (const [name, schema] of old.properties) {
    const successor = now.properties.get(name);
    if (successor !== undefined)
      found.push(...narrowings(on(before, schema), on(after, successor), at(name), compared));
    else if (now.isClosed && old.isClosed) found.push(`${at(name)} (gone)`);
  }
  if (old.items && now.items) {
    found.push(...narrowings(on(before, old.items), on(after, now.items), at("items"), compared));
  }
  return found;
}

/** The pairs of schemas that have been compared, for a schema may lead back to itself. */
type Compared = Map<Schema, Set<Schema>>;

const on = ({ document }: Side, schema: Schema | boolean): Side => ({ document, schema });

/** What all schemas that a value has to fit ask of it together. */
function describe({ document, schema }: Side) {
  const conjuncts = conjunctsOf(document, schema);
  const properties = new Map(conjuncts.flatMap((each) => Object.entries(each.properties ?? {})));
  return {
    conjuncts,
    properties,
    constraints: compileConstraints(document, schema),
    required: new Set(
      conjuncts.flatMap((each) => each.required ?? []).filter((name) => !isReadOnly(properties.get(name))),
    ),
    isClosed: conjuncts.some((each) => each.additionalProperties === false),
    items: conjuncts.find((each) => each.items !== undefined)?.items,
  };
}

/** Such a property is never asked for in a request. */
function isReadOnly(schema: Schema | undefined): boolean {
  return schema?.readOnly === true;
}
