import { UsageError } from "../usage-error.ts";
import type { JobOptions } from "./job-options.ts";

/** How long a name may be: it is the key of an index. */
const MAX_NAME_LENGTH = 200;
/** In seconds, for the engine. */
const MIN_HEARTBEAT = 10;

/** Throws a `UsageError` for a name or a heartbeat that the store would refuse once the job is half stored. */
export function assertOptions({ name, heartbeat }: Pick<JobOptions, "name" | "heartbeat">): void {
  if (name !== undefined && (name === "" || name.length > MAX_NAME_LENGTH || /\p{C}/u.test(name))) {
    throw new UsageError(
      `A job's name must have 1 to ${MAX_NAME_LENGTH} characters, none of them a control or format character.`,
    );
  }
  if (heartbeat !== undefined && !(Number.isInteger(heartbeat) && heartbeat >= MIN_HEARTBEAT)) {
    throw new UsageError(`heartbeat must be a whole number of at least ${MIN_HEARTBEAT} seconds.`);
  }
}
