/** The selected checks and operations. */
export interface Selection {
  readonly hasCheck: (id: string) => boolean;
  readonly hasOperation: (operationId: string) => boolean;
}

/** What to try: names and globs (`*`, `?`) of checks and operations. */
export interface SelectionOptions {
  /** What to try. Default: every check of every operation. */
  readonly only?: readonly string[];
  /** What to leave out. Default: nothing. */
  readonly skip?: readonly string[];
}

/** An invalid selection: the message names what was not found. */
export class SelectionError extends Error {
  override readonly name = "SelectionError";
}

/**
 * Reads `only` and `skip`. A name is that of a check or an operation: if `only` has both, those checks of those
 * operations are tried. Throws a `SelectionError` for an unknown name.
 */
export function selectChecks(
  { only = [], skip = [] }: SelectionOptions,
  checks: readonly string[],
  operations: readonly string[],
): Selection {
  for (const name of [...only, ...skip]) {
    if ([...checks, ...operations].some((each) => matches(name, each))) continue;
    throw new SelectionError(
      `There is no check and no operation ${JSON.stringify(name)}. Checks: ${checks.join(", ")}. Operations: ${shorten(operations)}.`,
    );
  }
  const select = (all: readonly string[]) => {
    const wanted = only.filter((name) => all.some((each) => matches(name, each)));
    return (each: string) =>
      (wanted.length === 0 || wanted.some((name) => matches(name, each))) && !skip.some((name) => matches(name, each));
  };
  return { hasCheck: select(checks), hasOperation: select(operations) };
}

/** The first names, as many as fit on a few lines. */
const SHOWN = 20;

function shorten(names: readonly string[]): string {
  const hidden = names.length - SHOWN;
  return names.slice(0, SHOWN).join(", ") + (hidden > 0 ? ` and ${hidden} more` : "");
}

function matches(glob: string, name: string): boolean {
  const pattern = glob
    .replaceAll(/[\\^$.+()[\]{}|/]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${pattern}$`, "u").test(name);
}
