import type { OperationFacts } from "revokit";

/**
 * The operations whose templates begin with the same segments, ignoring case; a segment with a parameter matches any
 * text.
 */
export class PathTree {
  readonly #operations: OperationFacts[] = [];
  readonly #literals = new Map<string, PathTree>();
  #parameter: PathTree | undefined;

  constructor(operations: readonly OperationFacts[] = []) {
    for (const operation of operations) {
      // A parameter's name may contain a slash.
      const segments = operation.path
        .replaceAll(/\{[^{}]+\}/g, "{}")
        .toLowerCase()
        .split("/");
      segments.reduce((tree: PathTree, segment) => tree.#grow(segment), this).#operations.push(operation);
    }
  }

  /** The operations that a path may lead to, by the number and the literals of its segments. */
  find(path: string): readonly OperationFacts[] {
    const segments = path.toLowerCase().split("/");
    return segments
      .reduce((trees: readonly PathTree[], segment) => trees.flatMap((tree) => tree.#next(segment)), [this])
      .flatMap((tree) => tree.#operations);
  }

  #grow(segment: string): PathTree {
    if (segment.includes("{}")) return (this.#parameter ??= new PathTree());
    const known = this.#literals.get(segment) ?? new PathTree();
    this.#literals.set(segment, known);
    return known;
  }

  #next(segment: string): readonly PathTree[] {
    return [this.#literals.get(segment), this.#parameter].filter((each) => each !== undefined);
  }
}
