/** An operation to call, for one of many resources. JSON, since it is passed to other runtimes. */
export interface Target {
  readonly operationId: string;
  /** Valid arguments. */
  readonly args: Readonly<Record<string, unknown>>;
  /** The argument whose last eight characters tell resources apart. */
  readonly resource: string;
}

/** The arguments for the resource of this number. */
export function argumentsFor({ args, resource }: Target, number: number): Record<string, unknown> {
  return { ...args, [resource]: String(args[resource]).slice(0, -8) + number.toString(16).padStart(8, "0") };
}
