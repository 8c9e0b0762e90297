import { isDeepStrictEqual } from "node:util";
import type { Contract, Operation, Parameter } from "../../src/contract.ts";
import type { Impact, SpecChange } from "./change.ts";
import { narrowedKeywords } from "./constraints.ts";

type Note = readonly [impact: Impact, message: string];

/** What is different between two contracts of one API, operation by operation. */
export function compareContracts(before: Contract, after: Contract): SpecChange[] {
  const api = after.name;
  const changes: SpecChange[] = [];
  const renamed = new Set<string>();
  for (const [id, operation] of Object.entries(before.operations)) {
    const successor = after.operations[id];
    const notes = successor ? compareOperations(operation, successor) : [farewell(operation, after, renamed)];
    changes.push(...notes.map(([impact, message]) => ({ api, operation: id, impact, message })));
  }
  for (const id of Object.keys(after.operations)) {
    if (before.operations[id] || renamed.has(id)) continue;
    changes.push({ api, operation: id, impact: "additive", message: "The operation is new." });
  }
  if (!isDeepStrictEqual(before.servers, after.servers)) {
    changes.push({ api, impact: "neutral", message: "The servers are others." });
  }
  return changes;
}

/** An operation that is gone may be there under another name. */
function farewell({ method, path }: Operation, after: Contract, renamed: Set<string>): Note {
  const [name] =
    Object.entries(after.operations).find(([, other]) => other.method === method && other.path === path) ?? [];
  if (name === undefined) return ["breaking", "The operation is gone."];
  renamed.add(name);
  return ["breaking", `The operation is called "${name}" now.`];
}

function compareOperations(before: Operation, after: Operation): Note[] {
  const notes: Note[] = [];
  const place = ({ method, path }: Operation) => `${method} ${path}`;
  if (place(before) !== place(after)) notes.push(["neutral", `${place(before)} has become ${place(after)}.`]);
  notes.push(...compareParameters(before.parameters, after.parameters), ...compareBodies(before, after));
  for (const [status, mediaTypes] of Object.entries(before.responses)) {
    const others = after.responses[status];
    if (others === undefined) notes.push(["breaking", `The status ${status} is gone.`]);
    else notes.push(...compareLists(mediaTypes, others, `the media type`, ` of the status ${status}`));
  }
  for (const status of Object.keys(after.responses)) {
    if (before.responses[status] === undefined) notes.push(["additive", `The status ${status} is new.`]);
  }
  if (after.credential && !isDeepStrictEqual(before.credential, after.credential)) {
    notes.push(["breaking", before.credential ? "The credential goes elsewhere." : "A credential is asked for."]);
  }
  for (const fact of ["idempotency", "dependentRequired", "onRepeat"] as const) {
    if (!isDeepStrictEqual(before[fact], after[fact])) notes.push(["neutral", `What it says of ${fact} has changed.`]);
  }
  return notes;
}

function compareParameters(before: readonly Parameter[], after: readonly Parameter[]): Note[] {
  const argument = ({ argument: name, name: own }: Parameter) => name ?? own;
  const notes = before.flatMap((parameter): Note[] => {
    const name = argument(parameter);
    const successor = after.find((other) => argument(other) === name);
    if (!successor) return [["breaking", `The parameter "${name}" is gone.`]];
    const found: Note[] = [];
    if (parameter.required !== successor.required) {
      found.push(
        successor.required
          ? ["breaking", `The parameter "${name}" is required now.`]
          : ["additive", `The parameter "${name}" is optional now.`],
      );
    }
    const narrowed = narrowedKeywords(parameter.schema, successor.schema);
    if (narrowed.length > 0) found.push(["breaking", `The parameter "${name}" takes less: ${narrowed.join(", ")}.`]);
    else if (!isDeepStrictEqual(parameter.schema, successor.schema)) {
      found.push(["additive", `The parameter "${name}" takes more.`]);
    }
    return found;
  });
  for (const parameter of after) {
    if (before.some((other) => argument(other) === argument(parameter))) continue;
    const kind = parameter.required ? "required" : "optional";
    notes.push([
      parameter.required ? "breaking" : "additive",
      `The ${kind} parameter "${argument(parameter)}" is new.`,
    ]);
  }
  return notes;
}

function compareBodies({ requestBody: before }: Operation, { requestBody: after }: Operation): Note[] {
  if (!before && !after) return [];
  if (!after) return [["breaking", "The request body is gone."]];
  if (!before) return [[after.required ? "breaking" : "additive", "A request body is taken."]];
  const notes = compareLists(before.content, after.content, "the media type", " of the request body");
  if (before.required === after.required) return notes;
  return [
    ...notes,
    after.required ? ["breaking", "The body is required now."] : ["additive", "The body is optional now."],
  ];
}

function compareLists(before: readonly string[], after: readonly string[], noun: string, of: string): Note[] {
  const capital = noun.charAt(0).toUpperCase() + noun.slice(1);
  return [
    ...before
      .filter((item) => !after.includes(item))
      .map((item): Note => ["breaking", `${capital} ${item}${of} is gone.`]),
    ...after
      .filter((item) => !before.includes(item))
      .map((item): Note => ["additive", `${capital} ${item}${of} is new.`]),
  ];
}
