import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import fc from "fast-check";
import { validators as kirim } from "revokit/kirim/validators";
import { validators as natural } from "revokit/natural/validators";
import { describe, expect, it } from "vitest";
import type { Validators } from "../../../src/validators.ts";
import { change, pointersOf } from "../../support/change.ts";
import { operationsOf, readSpec } from "../../support/spec.ts";
import { bodyValidator, operationIn, summaryOf } from "../../support/third-document.ts";

const ajv = new Ajv2020({ allErrors: true, strict: false });
formats.default(ajv);

const apis: readonly [string, Validators][] = [
  ["kirim", kirim],
  ["natural", natural],
];

describe.each(apis)("the validators of %s", async (api, validators) => {
  const responses = operationsOf(await readSpec(api)).flatMap(({ operation: { operationId, responses: documented } }) =>
    Object.entries(documented).flatMap(([status, { content }]) =>
      Object.values(content).map(({ schema, examples }) => ({ operationId, status, schema, examples })),
    ),
  );

  it.each(responses)("agree with Ajv on $operationId $status, broken anywhere", (response) => {
    const { operationId, status, schema, examples } = response;
    const reference = ajv.compile(schema);
    const validate = bodyValidator(operationIn(validators, operationId), status);
    const documents = Object.values(examples).map(({ value }) => value);
    const broken = fc
      .constantFrom(...documents)
      .chain((document) =>
        fc
          .tuple(fc.constantFrom(...pointersOf(document)), fc.option(fc.jsonValue(), { nil: undefined }))
          .map(([pointer, value]) => change(document, pointer, value)),
      );
    fc.assert(
      fc.property(fc.oneof(broken, fc.jsonValue()), (body) => {
        reference(body);
        const expected = (reference.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
        expect(summaryOf(validate(body))).toEqual(expected.sort());
      }),
    );
  });
});
