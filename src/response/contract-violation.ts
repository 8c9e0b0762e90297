import type { Violation } from "../validation/violation.ts";

/** A violation by a response whose status and media type are documented, but which breaks their schema. */
export class ContractViolation extends Error {
  override readonly name = "ContractViolation";
  readonly code = "contract_violation";
  readonly operationId: string;
  readonly status: number;
  /** The invalid header field; absent for the body. */
  readonly header?: string;
  /** Where in the body or the header's value, as a JSON pointer (RFC 6901); empty for the whole of it. */
  readonly pointer: string;
  /** The violated keyword of JSON Schema, e.g. `required`. */
  readonly keyword: string;
  /** What the keyword requires, in words without the value. */
  readonly rule: string;

  constructor(operationId: string, status: number, { pointer, keyword, rule }: Violation, header?: string) {
    const place = header === undefined ? "the body" : `the header ${header}`;
    super(`${operationId} answered ${status}, and ${pointer === "" ? place : `${pointer} of ${place}`} ${rule}.`);
    this.operationId = operationId;
    this.status = status;
    if (header !== undefined) this.header = header;
    this.pointer = pointer;
    this.keyword = keyword;
    this.rule = rule;
  }
}
