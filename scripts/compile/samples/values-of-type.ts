import type { JsonType } from "../schemas/json-schema.ts";
import { arrays } from "./arrays.ts";
import { type Conjunction, schemasUnder } from "./conjunction.ts";
import { numbers } from "./numbers.ts";
import { objects } from "./objects.ts";
import type { Detail, PartSampler } from "./part-sampler.ts";
import { texts } from "./texts.ts";

/** Candidate values of a type. */
export function* valuesOfType(sampler: PartSampler, type: JsonType, schemas: Conjunction, detail: Detail): Generator {
  switch (type) {
    case "string":
      yield* contents(sampler, schemas, detail);
      yield* texts(schemas, detail.name, detail.variants);
      break;
    case "integer":
    case "number":
      yield* numbers(schemas, type === "integer", detail.variants);
      break;
    case "boolean":
      yield* [true, false];
      break;
    case "array":
      yield* arrays(sampler, schemas, detail);
      break;
    case "object":
      yield* objects(sampler, schemas, detail);
      break;
    case "null":
      yield null;
  }
}

/** JSON in a text, as `contentSchema` describes it. */
function* contents(sampler: PartSampler, schemas: Conjunction, detail: Detail): Generator<string> {
  for (const content of schemasUnder(schemas, "contentSchema")) {
    yield* sampler.several([content], detail, detail.variants).map((value) => JSON.stringify(value));
  }
}
