import { extension, headerParametersOf, parametersOf, record, responsesOf } from "./read-operation.js";

/** Days, hours, minutes and seconds of ISO 8601: units whose length does not depend on the calendar. */
const duration = /^P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$/;

/**
 * Checks that an operation that requires an idempotency header names it in `x-idempotency`, and that everything named there
 * is documented. The option `header` is a case-insensitive regular expression for idempotency headers.
 *
 * @param {{ header?: string }} options
 * @returns {ReturnType<import("@redocly/openapi-core").Oas3Rule>}
 */
export function idempotency({ header: pattern = "^idempotency-key$" }) {
  const isKey = new RegExp(pattern, "i");
  return {
    Operation(operation, context) {
      const { location, report } = context;
      const { header, retention, replayed, inProgress, keyReused } = extension(operation, "x-idempotency") ?? {};

      for (const parameter of parametersOf(operation, context)) {
        if (parameter.in !== "header" || !parameter.required) continue;
        if (!isKey.test(parameter.name) || parameter.name === header) continue;
        report({
          message: `The operation requires \`${parameter.name}\`, so name it in \`x-idempotency.header\`.`,
          location: location.key(),
        });
      }

      const place = location.child("x-idempotency");
      if (typeof header === "string" && !headerParametersOf(operation, context).includes(header)) {
        report({
          message: `\`${header}\` is not a header parameter of the operation: declare it, or correct the name.`,
          location: place.child("header"),
        });
      }
      if (typeof retention === "string" && !duration.test(retention)) {
        report({
          message: "`retention` is an ISO 8601 duration in days, hours, minutes and seconds, such as PT48H.",
          location: place.child("retention"),
        });
      }

      const responses = responsesOf(operation, context);
      const replayHeader = record(replayed)?.["header"];
      if (
        typeof replayHeader === "string" &&
        ![...responses.values()].some(({ headers }) => headers && replayHeader in headers)
      ) {
        report({
          message: `No response of the operation documents the header \`${replayHeader}\`: add it to one.`,
          location: place.child(["replayed", "header"]),
        });
      }
      for (const [name, conflict] of Object.entries({
        inProgress,
        keyReused,
      })) {
        const status = record(conflict)?.["status"];
        if (typeof status !== "string" || responses.has(status)) continue;
        report({
          message: `The operation documents no response ${status}: add it, or correct the status.`,
          location: place.child([name, "status"]),
        });
      }
    },
  };
}
