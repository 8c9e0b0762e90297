/** A mistake in `test/fixtures/lint/good.yaml`, and the problem that the lint must find. */
export interface Mistake {
  readonly name: string;
  readonly rule: string;
  /** The text of the good document, and its replacement. */
  readonly from: string;
  readonly to: string;
  /** The line, without its indentation, that the problem points to. */
  readonly line: string;
}

export const mistakes: readonly Mistake[] = [
  {
    name: "an x-source outside the known words",
    rule: "house/known-sources",
    from: "x-source: documented",
    to: "x-source: rumour",
    line: "x-source: rumour",
  },
  {
    name: "an unknown extension",
    rule: "house/known-extensions",
    from: "operationId: closeAccount",
    to: "operationId: closeAccount\n      x-retry: true",
    line: "x-retry: true",
  },
  {
    name: "an unknown extension beside a $ref",
    rule: "house/known-extensions",
    from: "              schema:\n                type: object\n                properties:",
    to: "              schema:\n                $ref: '#/components/securitySchemes'\n                x-retry: true\n                properties:",
    line: "x-retry: true",
  },
  {
    name: "a known extension in the wrong place",
    rule: "house/known-extensions",
    from: "        - name: X-Actor",
    to: "        - name: X-Actor\n          x-on-repeat: { status: '409' }",
    line: "x-on-repeat: { status: '409' }",
  },
  {
    name: "a required idempotency header that x-idempotency does not name",
    rule: "house/idempotency",
    from: "header: Idempotency-Key",
    to: "header: X-Actor",
    line: "put:",
  },
  {
    name: "an x-idempotency header that the operation does not have",
    rule: "house/idempotency",
    from: "- name: Idempotency-Key",
    to: "- name: Key",
    line: "header: Idempotency-Key",
  },
  {
    name: "a retention that is not a duration",
    rule: "house/idempotency",
    from: "retention: PT24H",
    to: "retention: 24 hours",
    line: "retention: 24 hours",
  },
  {
    name: "a replay header that no response documents",
    rule: "house/idempotency",
    from: "          header: X-Replayed",
    to: "          header: X-Repeated",
    line: "header: X-Repeated",
  },
  {
    name: "a conflict with a status that is not documented",
    rule: "house/idempotency",
    from: 'status: "409"\n          reason: KEY_REUSED',
    to: 'status: "422"\n          reason: KEY_REUSED',
    line: 'status: "422"',
  },
  {
    name: "an x-idempotency without its header",
    rule: "struct",
    from: "header: Idempotency-Key\n        retention",
    to: "retention",
    line: "x-idempotency:",
  },
  {
    name: "a field that an extension does not have",
    rule: "struct",
    from: "reason: IN_PROGRESS",
    to: "reason: IN_PROGRESS\n          wait: 1",
    line: "wait: 1",
  },
  {
    name: "a status that is not a string",
    rule: "struct",
    from: 'status: "409"\n        example',
    to: "status: 409\n        example",
    line: "status: 409",
  },
  {
    name: "a severity that a check can't have",
    rule: "struct",
    from: "wrong-method: failure",
    to: "wrong-method: error",
    line: "wrong-method: error",
  },
  {
    name: "a dependent header that the operation does not have",
    rule: "house/dependent-required",
    from: "X-Actor: [X-Session]",
    to: "X-Author: [X-Session]",
    line: "X-Author: [X-Session]",
  },
  {
    name: "a needed header that the operation does not have",
    rule: "house/dependent-required",
    from: "X-Actor: [X-Session]",
    to: "X-Actor: [X-Sitting]",
    line: "X-Actor: [X-Sitting]",
  },
  {
    name: "a repeat with a status that is not documented",
    rule: "house/on-repeat",
    from: 'status: "409"\n        example',
    to: 'status: "410"\n        example',
    line: 'status: "410"',
  },
  {
    name: "a repeat with an example that the response does not have",
    rule: "house/on-repeat",
    from: "example: closed",
    to: "example: open",
    line: "example: open",
  },
  {
    name: "a request id in a header that no response documents",
    rule: "house/request-id",
    from: "  header: X-Request-Id",
    to: "  header: X-Trace-Id",
    line: "header: X-Trace-Id",
  },
  {
    name: "a request id at an invalid JSON Pointer",
    rule: "house/request-id",
    from: "- /error/request_id",
    to: "- error.request_id",
    line: "- error.request_id",
  },
  {
    name: "a request id where no example has one",
    rule: "house/request-id",
    from: "- /error/request_id",
    to: "- /error/id",
    line: "- /error/id",
  },
  {
    name: "an open enum of a type that is not string",
    rule: "house/open-enum",
    from: "type: string\n            x-extensible-enum",
    to: "type: integer\n            x-extensible-enum",
    line: "x-extensible-enum: [moved, died]",
  },
  {
    name: "an open enum with a value twice",
    rule: "house/open-enum",
    from: "[moved, died]",
    to: "[moved, moved]",
    line: "x-extensible-enum: [moved, moved]",
  },
  {
    name: "a path and a query parameter of the same name",
    rule: "house/flat-arguments",
    from: "- name: reason",
    to: "- name: id",
    line: "put:",
  },
  {
    name: "a parameter named body beside a request body",
    rule: "house/flat-arguments",
    from: "- name: reason",
    to: "- name: body",
    line: "put:",
  },
];
