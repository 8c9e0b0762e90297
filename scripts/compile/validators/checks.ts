import type { OpenApiDocument } from "../document.ts";
import { freeName } from "../identifiers.ts";
import { isSchema, type JsonSchema } from "../schemas/json-schema.ts";
import { schemaPointer } from "../schemas/pointers.ts";
import { Expression } from "../source.ts";
import { ModelNames } from "../types/model-names.ts";
import { FunctionCode, uses, type WritePattern } from "./code.ts";
import { Emitter } from "./emitter.ts";
import { SchemaFunctions } from "./functions.ts";
import { nameOfPlace } from "./function-names.ts";
import type { SchemaFunction } from "./schema-function.ts";
import { compileTable } from "./table.ts";

/** A schema of `components`: its type's name and its check function. */
interface Model {
  readonly type: string;
  readonly reference: string;
  readonly own: SchemaFunction;
}

/** A check function, as source. */
export interface CheckSource {
  /** Its three parameters; the name of an unused one begins with `_`. */
  readonly parameters: readonly string[];
  readonly statements: readonly string[];
  /** The document's patterns that it tests. */
  readonly patterns: ReadonlySet<string>;
}

/** The check functions of a document returned by `normalizeSchemas`: one for each distinct schema. */
export class Checks {
  readonly functions: SchemaFunctions;
  readonly models: readonly Model[];
  /** The functions of the schemas of parameters, headers and bodies. */
  readonly places = new Set<SchemaFunction>();
  /** What is validated where. */
  readonly table: object;
  /** The functions' imports from `revokit/runtime`. */
  readonly imports = new Set<string>();
  /** The functions by their names. */
  readonly sources: ReadonlyMap<string, CheckSource>;

  constructor(document: OpenApiDocument) {
    this.models = modelsOf(document);
    this.functions = new SchemaFunctions(new Map(this.models.map(({ reference, own }) => [reference, own])));
    this.table = compileTable(document, (schema, ...place) => {
      const added = this.functions.add(schema, nameOfPlace(...place));
      this.places.add(added);
      return new Expression(`validate${added.name}`);
    });
    this.functions.shareRepeated();
    this.sources = new Map(this.functions.all().map(({ name, schema }) => [name, this.print(schema)]));
  }

  /** The check of a schema of the document. */
  print(schema: JsonSchema, writePattern?: WritePattern): CheckSource {
    const code = new FunctionCode(this.imports, writePattern);
    const functions = {
      functionOf: (reference: string) => `check${this.functions.functionOf(reference).name}`,
      schemaOf: (reference: string) => this.functions.functionOf(reference).schema,
      sharedBy: (part: JsonSchema) => {
        const shared = this.functions.sharedBy(part);
        return shared && `check${shared.name}`;
      },
    };
    const statements = new Emitter(code, functions).body(schema, { value: "value", pointer: "pointer" });
    const parameters = ["value", "pointer", "violations"].map((name) => (uses(statements, name) ? name : `_${name}`));
    return { parameters, statements, patterns: code.patterns };
  }
}

/** One per document, since the generated validators and the samples need the same. */
const known = new WeakMap<OpenApiDocument, Checks>();

export function checksOf(document: OpenApiDocument): Checks {
  const checks = known.get(document) ?? new Checks(document);
  known.set(document, checks);
  return checks;
}

function modelsOf(document: OpenApiDocument): Model[] {
  const schemas = Object.entries(document.components?.schemas ?? {});
  const names = new ModelNames(schemas.map(([name]) => name));
  const taken = new Set<string>();
  return schemas.map(([name, schema]) => {
    const type = names.nameOf(name);
    const own = freeName(nameOfPlace(type), taken);
    const reference = schemaPointer(name);
    return { type, reference, own: { name: own, schema: isSchema(schema) ? schema : true } };
  });
}
