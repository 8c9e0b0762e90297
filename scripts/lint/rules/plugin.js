import { dependentRequired } from "./dependent-required.js";
import { extensionTypes } from "./extension-types.js";
import { flatArguments } from "./flat-arguments.js";
import { idempotency } from "./idempotency.js";
import { knownExtensions } from "./known-extensions.js";
import { onRepeat } from "./on-repeat.js";
import { openEnum } from "./open-enum.js";
import { requestId } from "./request-id.js";
import { knownSources } from "./known-sources.js";

/**
 * The house rules as a Redocly plugin: they check what `docs/guide/extensions.md` says about this project's extensions, and are
 * enabled and configured in `redocly.yaml`.
 *
 * @returns {import("@redocly/openapi-core").Plugin}
 */
export default function houseRules() {
  return {
    id: "house",
    typeExtension: { oas3: extensionTypes },
    rules: {
      oas3: {
        "dependent-required": dependentRequired,
        "flat-arguments": flatArguments,
        idempotency,
        "known-extensions": knownExtensions,
        "on-repeat": onRepeat,
        "open-enum": openEnum,
        "request-id": requestId,
        "known-sources": knownSources,
      },
    },
  };
}
