import type { Facts, OperationFacts } from "revokit";
import { ownMember } from "revokit/toolkit";
import { locateOperations, type OpenApiDocument } from "./document.ts";
import { canBeSent } from "./facts/parameter-values.ts";
import type { Note } from "./note.ts";

/** Notes on what no value was found for: without it the operation can't be called, or the mock can't answer. */
export function noteMissingValues({ operations }: Facts, document: OpenApiDocument): Note[] {
  return locateOperations(document).flatMap(({ id, pointer }) => {
    const operation = ownMember(operations, id);
    return operation === undefined ? [] : missingIn(operation).map((message) => ({ message, pointer }));
  });
}

function missingIn({ parameters, requestBody, responses, examples }: OperationFacts): string[] {
  const unsendable = parameters.filter(
    (each) =>
      each.required &&
      !canBeSent(each.in, each.content !== undefined, ownMember(examples.parameters, each.argument ?? each.name)),
  );
  const isBodyMissing = requestBody?.required === true && Object.keys(examples.requestBody ?? {}).length === 0;
  const unanswered = Object.entries(responses).filter(
    ([status, { content }]) =>
      status.startsWith("2") && Object.values(content).some((each) => Object.keys(each.examples).length === 0),
  );
  return [
    ...unsendable.map(
      ({ name, in: place }) =>
        `No value was found that the required ${place} parameter "${name}" can have: the operation can't be called.`,
    ),
    ...(isBodyMissing ? ["No value was found that the required body can have: the operation can't be called."] : []),
    ...unanswered.map(([status]) => `No value was found that the response ${status} can have: the mock answers 501.`),
  ];
}
