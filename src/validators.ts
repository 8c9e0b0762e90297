import type { RequestMethod, Parameter, SchemaType } from "./contract.ts";
import type { Validator } from "./validation/validator.ts";
import type { Validate } from "./validation/violation.ts";

/**
 * What the pipeline writes into `generated/<api>/validators.ts`: a validator for everything that goes over the wire, keyed by
 * operationId. They are separate from the contract to keep them out of clients' bundles.
 */
export type Validators = Readonly<Record<string, OperationValidators>>;

/** Validators typed by openapi-typescript's types of the same document. */
export type ValidatorTable<Operations> = Readonly<Record<keyof Operations, OperationValidators<Validator>>>;

/** The validators of one operation. */
export interface OperationValidators<Each extends Validate = Validate> {
  readonly method: RequestMethod;
  /** The path template. */
  readonly path: string;
  /** For the values of parameters, before they are serialized; keyed by place, then by name. */
  readonly parameters: Readonly<Partial<Record<Parameter["in"], Readonly<Record<string, Validator>>>>>;
  /** Keyed by media type: those that are JSON, and forms. */
  readonly requestBody?: Readonly<Record<string, Each>>;
  /** Keyed by status, as in the contract. */
  readonly responses: Readonly<Record<string, ResponseValidators<Each>>>;
}

/** The validators of one response. */
export interface ResponseValidators<Each extends Validate = Validate> {
  /** Keyed by the header's documented name. */
  readonly headers: Readonly<Record<string, HeaderValidator<Each>>>;
  /** Keyed by media type: those that are JSON. */
  readonly content: Readonly<Record<string, Each>>;
}

/** The validator of a response header. */
export interface HeaderValidator<Each extends Validate = Validate> {
  readonly required: boolean;
  /** The type to parse the field's text to, see `readHeader`. Absent for text. */
  readonly type?: readonly SchemaType[];
  /** The same for the items of a list. */
  readonly items?: readonly SchemaType[];
  /** The same for the members of an object. */
  readonly members?: Readonly<Record<string, readonly SchemaType[]>>;
  /** Whether the members of an object are written as pairs: `a=1,b=2`. Default: no. */
  readonly explode?: boolean;
  /** Whether the text is JSON: the header has that media type. Default: no. */
  readonly isJson?: boolean;
  /** For the parsed value. */
  readonly validate: Each;
}
