/** A function or class of the library that is replaced by a faulty one. */
export interface ClientFault {
  /** What is wrong, in a sentence. */
  readonly name: string;
  /** The module, below `src/`. */
  readonly file: string;
  /** What the module exports it as. */
  readonly exported: string;
  /** Makes the wrong one of the right one. */
  change(original: unknown): unknown;
}

/**
 * Faults of a module's exports. `Module` is its type, so that one that is renamed, or takes something else, is an error of the
 * compiler's.
 */
export function faultsIn<Module extends object>(file: string) {
  return <Name extends keyof Module & string>(
    exported: Name,
    name: string,
    change: (original: Module[Name]) => Module[Name],
  ): ClientFault => ({ name, file, exported, change });
}
