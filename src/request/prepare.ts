import type { Method, Operation } from "../contract.ts";
import { InvalidRequestError } from "../errors.ts";
import { addIdempotencyKey } from "../idempotency-key.ts";
import type { BodyContent } from "../serialize/body/body.ts";
import { checkParameters, isPresent, type ParameterValues, valueOf } from "./check-parameters.ts";
import { compilePath, type PathSerializer } from "./path.ts";
import { writeBody } from "./write-body.ts";
import { type Fields, type HeaderValues, mergeHeaders, writeHeaders } from "./write-headers.ts";

/** What a caller gives for an operation. */
export interface RequestArguments {
  readonly params: Omit<ParameterValues, "header">;
  /** Header fields from several places, later ones over earlier ones. */
  readonly headers: readonly (HeaderValues | undefined)[];
  readonly body: unknown;
  /** Default: a random one, where the operation has a key. */
  readonly idempotencyKey?: string | undefined;
}

/** A request that has been checked. What it lacks is its credential, and the bytes of a body that is still to be read. */
export interface RequestDraft {
  readonly method: Method;
  /** The URL without its query. */
  readonly target: string;
  /** Without the question mark; empty where there is none. A credential may be added to it. */
  query: string;
  /** By their names in lower case. */
  readonly headers: Fields;
  /** A reader where the body is still to be read, from a stream or a Blob. */
  readonly body: BodyContent | undefined;
}

/** Builds exactly the request that the document describes. Throws an `InvalidRequestError` where it can't. */
export function prepareRequest(operation: Operation, baseUrl: string, args: RequestArguments): RequestDraft {
  const { params, headers, body } = args;
  const merged = mergeHeaders(operation, headers);
  addIdempotencyKey(operation, merged, args.idempotencyKey);
  const values: ParameterValues = { ...params, header: merged };
  checkParameters(operation, values);
  assertDocumented(operation, params);
  const fields = writeHeaders(operation, merged);
  const cookies = writeAll(operation, "cookie", values);
  if (cookies.length > 0) fields["cookie"] = [fields["cookie"] ?? [], cookies].flat().join("; ");
  const written = writeBody(operation, body, fields["content-type"]);
  if (written) fields["content-type"] = written.type;
  const filled = pathOf(operation)(params.path ?? {});
  return {
    method: operation.method,
    target: baseUrl + filled.path,
    query: [filled.query, ...writeAll(operation, "query", values)].filter(Boolean).join("&"),
    headers: fields,
    body: written?.content,
  };
}

/** The parameters of a place as they are written, in the document's order; what leaves nothing behind is left out. */
function writeAll({ parameters }: Operation, place: "query" | "cookie", values: ParameterValues): string[] {
  if (values[place] === undefined) return [];
  const written: string[] = [];
  for (const parameter of parameters) {
    const value = parameter.in === place ? valueOf(parameter, values) : undefined;
    if (!isPresent(value)) continue;
    const text = parameter.write?.(parameter.name, value) ?? "";
    if (text !== "") written.push(text);
    else if (parameter.required) throw new InvalidRequestError(parameter.name, "must not be empty");
  }
  return written;
}

/** A name that no parameter has would be dropped without a word. */
function assertDocumented({ parameters }: Operation, params: RequestArguments["params"]): void {
  for (const place of ["path", "query", "cookie"] as const) {
    for (const name in params[place]) {
      if (!parameters.some((each) => each.in === place && each.name === name)) {
        throw new InvalidRequestError(name, `is not a parameter in the ${place} of this operation`);
      }
    }
  }
}

const paths = new WeakMap<Operation, PathSerializer>();

function pathOf(operation: Operation): PathSerializer {
  const known = paths.get(operation);
  if (known !== undefined) return known;
  const compiled = compilePath(operation);
  paths.set(operation, compiled);
  return compiled;
}
