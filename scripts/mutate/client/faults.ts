/** A change of the library's source that makes it wrong. */
export interface ClientFault {
  /** What is wrong, in a sentence. */
  readonly name: string;
  /** The file, below `src/`. */
  readonly file: string;
  /** What stands there once. */
  readonly from: string;
  readonly to: string;
}

const inFile = (
  file: string,
  ...faults: readonly (readonly [name: string, from: string, to: string])[]
): ClientFault[] => faults.map(([name, from, to]) => ({ name, file, from, to }));

/** What a client can get wrong. */
export const clientFaults: readonly ClientFault[] = [
  ...inFile(
    "idempotency-key.ts",
    [
      "sends every call with one idempotency key",
      "given ?? crypto.randomUUID()",
      'given ?? "3f2b8c1e-0000-4000-8000-000000000000"',
    ],
    ["ignores the key that it is given", "given ?? crypto.randomUUID()", "crypto.randomUUID()"],
  ),
  ...inFile(
    "call-operation.ts",
    [
      "sends no credential",
      "const pending = addCredentials(draft, operation, settings, call);",
      "const pending = operation.method === 'TRACE' ? addCredentials(draft, operation, settings, call) : undefined;",
    ],
    [
      "does not tell the key",
      "call.idempotencyKey = operation.idempotency &&",
      "const _key = operation.idempotency &&",
    ],
  ),
  ...inFile("request/prepare.ts", ["does not check parameters", "checkParameters(operation, values);", ""]),
  ...inFile("create-client.ts", [
    "takes arguments that the operation does not have",
    "if (target === undefined) throw",
    "if (target === undefined) continue; else if (!target) throw",
  ]),
  ...inFile("request/path.ts", [
    "does not encode the path",
    "return encodeText(text, name);",
    "return encodeURI(text);",
  ]),
  ...inFile(
    "serialize/segment.ts",
    ["takes a dot segment for an id", 'decoded === "." || decoded === ".."', 'decoded === "..."'],
    ["takes a slash in an id", "/[/\\\\]/.test(decoded)", "/[\\\\]/.test(decoded)"],
    ["decodes an id not once before it looks at it", "const decoded = decodeOnce(text);", "const decoded = text;"],
  ),
  ...inFile(
    "request/check-parameters.ts",
    [
      "does not ask for the header that another requires",
      "if (missing !== undefined) throw",
      "if (missing === name) throw",
    ],
    ["does not ask for what is required", 'required ? "is required" : undefined', "undefined"],
    [
      "quotes the value of a wrong parameter",
      "new InvalidRequestError(parameter.name, rule)",
      'new InvalidRequestError(parameter.name, rule + ` "${String(valueOf(parameter, values))}"`)',
    ],
  ),
  ...inFile(
    "request/write-headers.ts",
    [
      "lets a caller's header replace the credential",
      "scheme.field.toLowerCase() === name)) {",
      "scheme.field.toLowerCase() === name && source === undefined)) {",
    ],
    ["takes header values with line breaks", "if (rule !== undefined) throw new InvalidRequestError(field, rule);", ""],
    [
      "sends a header that the call removes",
      "if (value === null) continue;",
      "if (value === null) { merged[name] = 'null'; continue; }",
    ],
  ),
  ...inFile(
    "request/base-url.ts",
    [
      "takes a base URL without TLS",
      'protocol !== "https:" && !(protocol === "http:" && isExempt)',
      'protocol !== "https:" && protocol !== "http:"',
    ],
    ["takes a base URL with credentials", 'username !== "" || password !== ""', 'username === "never"'],
  ),
  ...inFile("request/credential.ts", [
    "leaves the scheme out of the credential",
    "scheme.scheme === undefined ? text : `${scheme.scheme} ${text}`",
    "text",
  ]),
  ...inFile("request/encode-secret.ts", [
    "takes a token with a line break",
    '(place === "cookie" ? COOKIE : TOKEN).test(secret)',
    "secret",
  ]),
  ...inFile("request/base-url.ts", [
    "calls another server than the spec's first",
    "?? servers[0];",
    "?? servers.at(-1)?.replace('//', '//www.');",
  ]),
  ...inFile("settings.ts", ["tries once too often", "attempts: 3,", "attempts: 4,"]),
  ...inFile(
    "response/result.ts",
    ["decides success by the body", "return status >= 200 && status < 300\n", "return body !== undefined\n"],
    ["never says that an answer is a replay", "replayed: replayed !== undefined &&", "replayed: replayed === null &&"],
  ),
  ...inFile("unwrap.ts", ["tells failures apart by no status", "error.status === status &&", "status > 0 &&"]),
  ...inFile("errors.ts", [
    "says of what was never sent that it is unknown",
    'outcome: "not_sent",',
    'outcome: "unknown",',
  ]),
  ...inFile("events.ts", [
    "lets a listener break a call",
    "// As documented at CallListener.",
    "throw new Error('listener');",
  ]),
  ...inFile(
    "transport/outcome.ts",
    ["says of what may have been that it was rejected", 'return "unknown";', 'return "rejected";'],
    [
      "says of a success after a lost answer that it is unknown",
      'if (attempts.includes("applied")) return "applied";',
      'if (attempts.includes("applied") && !attempts.includes("maybe")) return "applied";',
    ],
    ["says of what was turned away that it was not sent", ' || attempts.includes("throttled")', ""],
    [
      "lets the last attempt decide",
      'if (attempts.includes("maybe")) return "unknown";',
      'if (attempts.at(-1) === "maybe") return "unknown";',
    ],
  ),
  ...inFile(
    "transport/classify.ts",
    ["takes a redirect for a success", "status < 300) return", "status < 310) return"],
    ["does not try again after 429", '{ class: "throttled", retry: true }', '{ class: "throttled", retry: false }'],
    [
      "gives up on a request that is still running",
      'interpreted)) return { class: "maybe", retry: true };',
      'interpreted)) return { class: "rejected", retry: false };',
    ],
    [
      "takes any word that contains the reason for the reason",
      "text.split(/\\W+/).includes(conflict.reason)",
      "text.includes(conflict.reason)",
    ],
    [
      "takes every conflict for a request that is still running",
      "return reasons.length === 0 ||",
      "return reasons.length >= 0 ||",
    ],
    ["tries again after 501", "status === 501 || status === 505", "status === 505"],
    ["says of a 303 that nothing happened", "status === 307 ||", "status === 303 ||"],
    ["says of a 408 that nothing happened", 'if (status === 408) return { class: "maybe", retry: true };', ""],
  ),
  ...inFile(
    "transport/classify-error.ts",
    ["says of a refused connection that it may have arrived", "ECONNREFUSED|", ""],
    [
      "says of a reset that it was never sent",
      'return { class: "maybe", retry: true };\n}\n\n/** OpenSSL',
      'return { class: "not_sent", retry: true };\n}\n\n/** OpenSSL',
    ],
    [
      "tries again with a wrong certificate",
      '{ class: "not_sent", retry: false }',
      '{ class: "not_sent", retry: true }',
    ],
  ),
  ...inFile("transport/http-methods.ts", ["never repeats a DELETE", ' || method === "DELETE"', ""]),
  ...inFile(
    "transport/retry-policy.ts",
    ["has no retry budget", "if (this.#tokens < 1) return false;", ""],
    ["waits without jitter", "random * Math.min", "Math.min"],
    ["waits no longer the second time", "2 ** retry", "1 ** retry"],
  ),
  ...inFile(
    "transport/retry.ts",
    ["counts attempts wrongly", "made >= retry.attempts", "made > retry.attempts"],
    ["ignores Retry-After", "call.retryAfter ?? backoff", "backoff"],
    ["waits for ever where it is asked to", "call.retryAfter > retry.maxRetryAfter", "call.retryAfter > Infinity"],
    ["waits beyond the call's time", "if (delay >= call.remaining()) return undefined;", ""],
    ["turns an abort into an error of its own", "if (isAbort(result, call)) throw result.error;", ""],
  ),
  ...inFile(
    "transport/attempt.ts",
    ["follows redirects", 'redirect: "manual"', 'redirect: "follow"'],
    ["waits for an answer for ever", "startWait(limits,", "startWait({ ...limits, time: Infinity },"],
    ["reads a body of any size", "readAll(source, limits.maxBytes)", "readAll(source, Infinity)"],
  ),
  ...inFile(
    "response/interpret.ts",
    [
      "hands out a body of a media type that is not documented",
      '? undefined : "wrong_media_type"',
      "? undefined : undefined",
    ],
    [
      "hands out an empty body for a documented one",
      'if (bytes.byteLength === 0) fault = "empty_body";',
      "if (bytes.byteLength === 0) body = undefined;",
    ],
    [
      "calls a redirect undocumented and no more",
      'isRedirect(response) ? "redirect" : "undocumented_status"',
      '"undocumented_status"',
    ],
  ),
  ...inFile("response/decode-body.ts", [
    "hands out text where JSON is broken",
    'throw new BodyError("malformed_json");',
    "return utf8.decode(bytes);",
  ]),
  ...inFile(
    "transport/request-id.ts",
    ["does not tell the request id of the header", "header === undefined ? null", "header !== '' ? null"],
    [
      "does not tell the request id of the body",
      "[stated, ...pointers.map((pointer) => at(body, pointer))]",
      "[stated, ...pointers.map((pointer) => at(undefined, pointer))]",
    ],
  ),
  ...inFile("transport/call-state.ts", [
    "does not tell how long to wait",
    "retryAfter: this.retryAfter,",
    "retryAfter: undefined,",
  ]),
  ...inFile("transport/safe-cause.ts", ["shows the token in a cause", 'rest.replaceAll(secret, "[redacted]")', "rest"]),
];
