import { type Document, isPlainObject, parseYaml, Source, YamlParseError } from "@redocly/openapi-core";
import { messageOf } from "revokit/toolkit";
import { readRegularFile } from "../files/read-file.ts";
import { assertWalkable } from "../lint/document-size.ts";
import { problemAt, syntaxError } from "../lint/lint-problem.ts";
import { type Problem, problemOf, SpecError } from "../problem.ts";
import { type Action, applyAction } from "./apply-action.ts";
import { copy } from "./merge.ts";

/** A document with overlays applied, and notes on them. */
export interface Overlaid {
  readonly document: Document;
  readonly notes: readonly Problem[];
}

/**
 * Applies overlays (OpenAPI Overlay 1.0 and 1.1) to a document, one after the other. Places in the result refer to the
 * document's own file. Throws a `SpecError` with the place in the overlay for what can't be applied.
 * @param files absolute paths
 * @param onRead called with each overlay that was read
 */
export function applyOverlays(
  document: Document,
  files: readonly string[],
  onRead: (overlay: Source) => void,
): Overlaid {
  if (files.length === 0) return { document, notes: [] };
  const notes: Problem[] = [];
  let parsed = copy(document.parsed);
  for (const file of files) {
    const overlay = readOverlay(file, onRead);
    for (const [index, action] of actionsOf(overlay).entries()) {
      const place = (message: string, key = "target") =>
        problemAt(
          { source: overlay.source, pointer: `#/actions/${index}/${key}`, reportOnKey: false },
          "overlay",
          message,
        );
      try {
        const applied = applyAction(parsed, action);
        parsed = applied.document;
        if (applied.count === 0) notes.push(place(`${action.target} selects nothing, so the action changes nothing.`));
      } catch (error) {
        // The library throws its own class.
        if (error instanceof Error && error.name === "SyntaxError") {
          throw new SpecError([place(`${action.target} is not a JSONPath: ${error.message}`)]);
        }
        if (error instanceof TypeError) throw new SpecError([place(`It can't be applied: ${error.message}.`)]);
        throw error;
      }
    }
  }
  return { document: { source: document.source, parsed }, notes };
}

function readOverlay(file: string, onRead: (overlay: Source) => void): Document {
  let source: Source;
  try {
    source = new Source(file, readRegularFile(file));
    onRead(source);
  } catch (error) {
    throw new SpecError([problemOf(file, "overlay", messageOf(error))]);
  }
  try {
    const overlay = { source, parsed: parseYaml(source.body) };
    assertWalkable(overlay);
    return overlay;
  } catch (error) {
    throw error instanceof YamlParseError
      ? syntaxError(error)
      : new SpecError([problemOf(file, "syntax", messageOf(error))]);
  }
}

/** Throws a `SpecError` if a file is not an overlay. */
function actionsOf({ source, parsed }: Document): readonly Action[] {
  const refuse = (pointer: string, message: string) =>
    new SpecError([problemAt({ source, pointer, reportOnKey: false }, "overlay", message)]);
  const version = isPlainObject(parsed) ? parsed["overlay"] : undefined;
  // YAML reads `overlay: 1.0` as a number.
  if (!isPlainObject(parsed) || (typeof version !== "string" && typeof version !== "number")) {
    throw refuse("#/", "This is not an overlay: its root has no `overlay: 1.0.0`.");
  }
  if (!/^1(\.[01](\.|$)|$)/.test(String(version))) {
    throw refuse(
      "#/overlay",
      `Overlays of the version ${version} can't be applied, only those of 1.0 and 1.1: \`overlay: 1.0.0\`.`,
    );
  }
  const { actions } = parsed;
  if (!Array.isArray(actions)) throw refuse("#/actions", "An overlay must have a list of actions.");
  return actions.map((action: unknown, index) => {
    if (isAction(action)) return action;
    throw refuse(
      `#/actions/${index}`,
      "An action needs a target (a JSONPath), and one of an update, `remove: true`, or a copy (1.1, a JSONPath too).",
    );
  });
}

function isAction(action: unknown): action is Action {
  if (!isPlainObject(action) || typeof action["target"] !== "string") return false;
  const { remove = false, copy: from, update } = action;
  if (typeof remove !== "boolean" || (from !== undefined && typeof from !== "string")) return false;
  return remove || from !== undefined || update !== undefined;
}
