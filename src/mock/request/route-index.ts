import { decodeLiteral } from "./path-template.ts";

/** Finds the entries whose path template may match a path, in their order. */
export type FindByPath<Entry> = (path: string) => readonly Entry[];

/** The templates that begin with the same segments, a parameter counting as one. */
interface Node<Entry> {
  readonly literals: Map<string, Node<Entry>>;
  parameter: Node<Entry> | undefined;
  readonly ends: (readonly [position: number, entry: Entry])[];
}

const createNode = <Entry>(): Node<Entry> => ({ literals: new Map(), parameter: undefined, ends: [] });

/**
 * An index of path templates by their segments, so that a request is compared only with the few that may match. No
 * parameter spans two segments, so the number of segments also distinguishes templates.
 */
export function indexByPath<Entry>(entries: readonly Entry[], templateOf: (entry: Entry) => string): FindByPath<Entry> {
  const root = createNode<Entry>();
  for (const [position, entry] of entries.entries()) {
    let node = root;
    for (const segment of segmentsOf(templateOf(entry))) node = childOf(node, segment);
    node.ends.push([position, entry]);
  }
  return (path) => {
    let reached: readonly Node<Entry>[] = [root];
    for (const segment of path.split("/").map(decodeLiteral)) reached = reached.flatMap((node) => next(node, segment));
    return reached
      .flatMap(({ ends }) => ends)
      .sort(([a], [b]) => a - b)
      .map(([, entry]) => entry);
  };
}

/** The decoded segments of a template; `undefined` for a segment with a parameter. */
function segmentsOf(template: string): readonly (string | undefined)[] {
  const [path = ""] = template.split("?");
  // A parameter's name may contain a slash.
  const marked = path.replaceAll(/\{[^{}]+\}/g, "\0");
  return marked.split("/").map((segment) => (segment.includes("\0") ? undefined : decodeLiteral(segment)));
}

function childOf<Entry>(node: Node<Entry>, segment: string | undefined): Node<Entry> {
  if (segment === undefined) return (node.parameter ??= createNode());
  const known = node.literals.get(segment) ?? createNode<Entry>();
  node.literals.set(segment, known);
  return known;
}

function next<Entry>({ literals, parameter }: Node<Entry>, segment: string): readonly Node<Entry>[] {
  const literal = literals.get(segment);
  return [...(literal ? [literal] : []), ...(parameter ? [parameter] : [])];
}
