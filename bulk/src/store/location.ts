import { UsageError } from "../usage-error.ts";

const SCHEME = /^[a-z][a-z0-9+.-]+:\/\//i;
const POSTGRES = /^postgres(ql)?:\/\//i;

/** Whether a store's location is the URL of a PostgreSQL database; otherwise it is a folder. */
export function isPostgres(location: string): boolean {
  if (!SCHEME.test(location)) return false;
  if (!POSTGRES.test(location)) {
    throw new UsageError("--store must be a folder, or the URL of a PostgreSQL database (postgres://…).");
  }
  if (URL.canParse(location)) return true;
  throw new UsageError(
    "--store is not a valid URL. Percent-encode special characters in its password, such as / and #.",
  );
}

/** A store's location for display, without its password. */
export function showLocation(location: string): string {
  if (!SCHEME.test(location)) return location;
  // Up to the last @: a password may have one that should have been encoded. Drivers also accept it as a parameter.
  return location.replace(/^([^:]+:\/\/[^:@/?#]*):.*@/s, "$1:…@").replaceAll(/([?&](?:ssl)?password=)[^&]*/gi, "$1…");
}
