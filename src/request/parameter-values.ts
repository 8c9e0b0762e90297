import type { HeaderValues } from "./header-values.ts";

/** The values of a request's parameters, by their place, as openapi-fetch takes them; header names in lower case. */
export interface ParameterValues {
  readonly path?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly header?: HeaderValues | undefined;
  readonly cookie?: Readonly<Record<string, unknown>> | undefined;
}
