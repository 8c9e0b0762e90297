import { validators as kirim } from "revokit/kirim/validators";
import { validators as natural } from "revokit/natural/validators";
import { describe, expect, it } from "vitest";
import { examples as kirimExamples } from "../../generated/kirim/examples.ts";
import { examples as naturalExamples } from "../../generated/natural/examples.ts";
import { contract as kirimContract } from "../../generated/kirim/operations.ts";
import { contract as naturalContract } from "../../generated/natural/operations.ts";
import type { Contract } from "../../src/contract.ts";
import type { Examples } from "../../src/examples.ts";
import { readHeader } from "../../src/header-values.ts";
import type { Validators } from "../../src/validators.ts";
import { operationIn } from "../support/third-document.ts";

interface Api {
  readonly contract: Contract;
  readonly validators: Validators;
  readonly examples: Examples;
}

const apis: readonly Api[] = [
  { contract: kirimContract, validators: kirim, examples: kirimExamples },
  { contract: naturalContract, validators: natural, examples: naturalExamples },
];

describe.each(apis)("the validators of $contract.title", ({ contract, validators, examples }) => {
  const operations = Object.entries(contract.operations);

  it("are there for every operation, by its method and path", () => {
    expect(Object.entries(validators).map(([id, { method, path }]) => [id, method, path])).toEqual(
      operations.map(([id, { method, path }]) => [id, method, path]),
    );
  });

  it.each(operations)("accept every example parameter of %s", (id, { parameters }) => {
    for (const { name, in: place } of parameters) {
      const validate = operationIn(validators, id).parameters[place]?.[name];
      expect(validate?.(examples[id]?.parameters[name]), name).toEqual([]);
    }
  });

  it.each(operations)("accept every example body of %s, and every example header", (id, { responses }) => {
    for (const [status, mediaTypes] of Object.entries(responses)) {
      const response = operationIn(validators, id).responses[status];
      const example = examples[id]?.responses[status];
      for (const mediaType of mediaTypes) {
        const bodies = Object.entries(example?.content[mediaType] ?? {});
        expect(bodies).not.toHaveLength(0);
        for (const [name, body] of bodies) {
          expect(response?.content[mediaType]?.(body), `${status} ${name}`).toEqual([]);
        }
      }
      for (const [name, header] of Object.entries(response?.headers ?? {})) {
        const text = String(example?.headers[name]);
        expect(header.validate(readHeader(text, header)), `${status} ${name}`).toEqual([]);
      }
    }
  });
});
