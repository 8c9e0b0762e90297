import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { repositoryPath } from "../support/repository.ts";
import { describedApis, operationsOf, readSpec, type SpecResponse } from "../support/spec.ts";
import { violationsOf } from "../support/violations.ts";

for (const api of describedApis) {
  const spec = await readSpec(api);

  describe(`specs/${api}.yaml`, () => {
    it("describes the operation as its documentation does", async () => {
      const facts: unknown = JSON.parse(await readFile(repositoryPath(`test/fixtures/facts/${api}.json`), "utf8"));
      const said = {
        servers: spec.servers.map(({ url }) => url),
        securitySchemes: Object.values(spec.components.securitySchemes),
        requestId: spec["x-request-id"],
        operations: operationsOf(spec).map(({ method, path, operation }) => ({
          method,
          path,
          operationId: operation.operationId,
          extensions: operation,
          body: operation.requestBody !== undefined,
          parameters: operation.parameters.map(({ name, in: place, required, schema }) => ({
            name,
            in: place,
            required,
            schema,
          })),
          responses: Object.entries(operation.responses).map(factsOf),
        })),
      };

      expect(said).toMatchObject(Object(facts));
    });

    for (const { operation } of operationsOf(spec)) {
      for (const { name, schema, example } of operation.parameters) {
        it(`has a valid example of the parameter ${name}`, () => {
          expect(example).toBeDefined();
          expect(violationsOf(schema, example)).toEqual([]);
        });
      }

      for (const [status, { headers, content }] of Object.entries(operation.responses)) {
        it(`has valid examples of the response ${status}, with known values only`, () => {
          for (const { schema, example } of Object.values(headers ?? {})) {
            expect(example).toBeDefined();
            expect(violationsOf(schema, example)).toEqual([]);
          }
          expect(Object.keys(content)).toEqual(["application/json"]);
          for (const { schema, examples } of Object.values(content)) {
            const values = Object.values(examples).map(({ value }) => value);
            expect(values).not.toEqual([]);
            for (const value of values) expect(violationsOf(schema, value)).toEqual([]);
          }
        });
      }

      it("has a separate schema for each status", () => {
        const schemas = Object.values(operation.responses).flatMap(({ content }) =>
          Object.values(content).map(({ schema }) => JSON.stringify(schema)),
        );

        expect(new Set(schemas).size).toBe(schemas.length);
      });
    }

    it("keeps every object open for new fields", () => {
      expect(JSON.stringify(spec)).not.toMatch(/"(additionalProperties|unevaluatedProperties)"/);
    });
  });
}

/** What the documentation says of a response: where its status comes from, its headers, the codes of its errors. */
function factsOf([status, response]: [status: string, response: SpecResponse]) {
  return {
    status,
    source: response["x-source"] ?? "seed page",
    headers: Object.keys(response.headers ?? {}).sort(),
    codes: [...knownValues(response.content, "code")],
  };
}

/** The known values of every open enum under a property of this name. */
function* knownValues(node: unknown, property: string): Generator {
  if (typeof node !== "object" || node === null) return;
  for (const [name, value] of Object.entries(node)) {
    if (name === property && Array.isArray(value?.["x-extensible-enum"])) yield* value["x-extensible-enum"];
    else yield* knownValues(value, property);
  }
}
