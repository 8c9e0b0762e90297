import type { Credentials } from "./credentials.ts";

/** The values of an operation's path parameters. */
export type Path = Readonly<Record<string, string>>;

/** What the checks need to know about a server's data. */
export interface Fixtures {
  /** The credential. */
  readonly token: string;
  /** The credential of another tenant; absent if there is none. */
  readonly otherToken?: string;
  /** Credentials for single security schemes, keyed by the scheme's name. */
  readonly credentials?: Credentials;
  /** Valid values of parameters, keyed by name, for every operation. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Keyed by operationId. */
  readonly operations: Readonly<Record<string, Resources>>;
}

/** The resources to try an operation on, by kind; omitted kinds are not tried. */
export interface Resources {
  /** The operation takes effect on each of these once. They are used up. */
  readonly fresh?: readonly Path[];
  /** The operation has nothing left to do on these. */
  readonly spent?: readonly Path[];
  /** These belong to another tenant. */
  readonly foreign?: readonly Path[];
  /** These do not exist. */
  readonly unknown?: readonly Path[];
  /** The first request for each of these is answered with a 5xx; the next one takes effect. */
  readonly failing?: readonly Path[];
  /** Valid values of this operation's parameters, keyed by name. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** A valid body, for the first media type of the document. */
  readonly body?: unknown;
}
