import { validators as kirim } from "revokit/kirim/validators";
import { validators as natural } from "revokit/natural/validators";
import { describe, expect, it } from "vitest";
import { facts as kirimFacts } from "../../../generated/kirim/facts.ts";
import { facts as naturalFacts } from "../../../generated/natural/facts.ts";
import type { Facts } from "../../../src/facts.ts";
import { readHeader } from "../../../src/read-header.ts";
import type { Validators } from "../../../src/validators.ts";
import { operationIn } from "../../support/third-document.ts";

interface Api {
  readonly facts: Facts;
  readonly validators: Validators;
}

const apis: readonly Api[] = [
  { facts: kirimFacts, validators: kirim },
  { facts: naturalFacts, validators: natural },
];

describe.each(apis)("the validators of $facts.title", ({ facts, validators }) => {
  const operations = Object.entries(facts.operations);

  it("exist for every operation, with its method and path", () => {
    expect(Object.entries(validators).map(([id, { method, path }]) => [id, method, path])).toEqual(
      operations.map(([id, { method, path }]) => [id, method, path]),
    );
  });

  it.each(operations)("accept every example parameter of %s", (id, { parameters, examples }) => {
    for (const { name, in: place } of parameters) {
      const validate = operationIn(validators, id).parameters[place]?.[name];
      expect(validate?.(examples.parameters[name]), name).toEqual([]);
    }
  });

  it.each(operations)("accept every example body of %s, and every example header", (id, { responses }) => {
    for (const [status, documented] of Object.entries(responses)) {
      const response = operationIn(validators, id).responses[status];
      for (const [mediaType, { examples }] of Object.entries(documented.content)) {
        const bodies = Object.entries(examples);
        expect(bodies).not.toHaveLength(0);
        for (const [name, body] of bodies) {
          expect(response?.content[mediaType]?.(body), `${status} ${name}`).toEqual([]);
        }
      }
      for (const [name, header] of Object.entries(response?.headers ?? {})) {
        const text = String(documented.headers[name]);
        expect(header.validate(readHeader(text, header)), `${status} ${name}`).toEqual([]);
      }
    }
  });
});
