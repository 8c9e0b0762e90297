/** A function or class of the library that is replaced by a faulty one. */
export interface ClientFault {
  /** The fault, in a sentence. */
  readonly name: string;
  /** The module, below `src/`. */
  readonly file: string;
  /** Its name among the module's exports. */
  readonly exported: string;
  /** Turns the correct one into the faulty one. */
  change(original: unknown): unknown;
}

/** Faults of a module's exports. `Module` is its type, so that a renamed or changed export is a compile error. */
export function faultsIn<Module extends object>(file: string) {
  return <Name extends keyof Module & string>(
    exported: Name,
    name: string,
    change: (original: Module[Name]) => Module[Name],
  ): ClientFault => ({ name, file, exported, change });
}
