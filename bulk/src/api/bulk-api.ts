import type { ClientOptions, Facts, Validators } from "revokit";

/** An API whose operations can be run in bulk: what the pipeline generated for it. */
export interface BulkApi {
  /** From `generated/<api>/facts.ts`. */
  readonly facts: Facts;
  /** From `generated/<api>/validators.ts`. */
  readonly validators: Validators;
  /** Creates the API's client, such as `createKirim`. */
  readonly createClient: (options: ClientOptions) => object;
}

/** The options of each worker's client. The other `ClientOptions` are decided here. */
export type BulkClientOptions = Omit<ClientOptions, "retry" | "onEvent">;
