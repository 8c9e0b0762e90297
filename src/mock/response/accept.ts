import { essenceOf, isJson, isXml } from "../../media-type.ts";
import { type FieldParameter, parametersOf, splitList, unquote } from "../request/field-parameters.ts";
import { isBinaryFormat } from "./binary-formats.ts";

interface Range {
  readonly type: string;
  readonly parameters: readonly FieldParameter[];
  readonly weight: number;
}

/**
 * The documented media type that an Accept header prefers (RFC 9110, 12.5.1). Ties are decided by the document's order,
 * XML and binary formats last. If none is acceptable, the header is ignored, as the RFC allows.
 */
export function chooseMediaType(documented: readonly string[], accept: string | null): string | undefined {
  const ranges = parseAccept(accept);
  const weighed = documented.map((type, index) => ({ type, index, weight: weightOf(type, ranges) }));
  const [best] = weighed.sort(
    (a, b) => b.weight - a.weight || effortOf(a.type) - effortOf(b.type) || a.index - b.index,
  );
  return best?.type;
}

/** What any client can read goes first; what the mock can't write goes last. */
function effortOf(type: string): number {
  return isBinaryFormat(type) ? 2 : Number(isXml(type));
}

/** Whether an Accept header rules out all documented media types. */
export function isAcceptable(documented: readonly string[], accept: string | null): boolean {
  const ranges = parseAccept(accept);
  return documented.length === 0 || documented.some((type) => weightOf(type, ranges) > 0);
}

/** The media type to use for a documented range: the first usual one that is acceptable, else one that Accept names. */
export function chooseInRange(range: string, usual: readonly [string, ...string[]], accept: string | null): string {
  const ranges = parseAccept(accept);
  const named = ranges.filter(({ type }) => !type.includes("*") && isInRange(type, essenceOf(range)));
  const types = [...usual, ...named.map(({ type }) => type)];
  return types.find((type) => weightOf(type, ranges) > 0) ?? usual[0];
}

/** The weight of the most specific matching range; a malformed header accepts everything. */
function weightOf(type: string, ranges: readonly Range[]): number {
  if (ranges.length === 0) return 1;
  const essence = essenceOf(type);
  // A documented range such as `image/*` is acceptable if any type in it is.
  const within = ranges.filter((range) => range.type !== essence && isInRange(range.type, essence));
  const ranked = ranges
    .map((range) => ({ range, rank: specificity(range, type) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => b.rank - a.rank);
  return Math.max(ranked[0]?.range.weight ?? 0, ...within.map(({ weight }) => weight));
}

/** How closely a range of Accept describes a type; negative if it does not. */
function specificity({ type: range, parameters }: Range, type: string): number {
  const essence = essenceOf(type);
  if (range === essence) {
    const own = new Map(parametersOf(type));
    const isOther = parameters.some(([name, value]) => !isSame(own.get(name) ?? value, value));
    if (isOther) return -1;
    // A parameter that the document does not mention, such as a charset, rules nothing out.
    return parameters.every(([name]) => own.has(name)) ? 4 + parameters.length : 3;
  }
  if (range === "*/*") return 1;
  if (range.endsWith("/*")) return essence.startsWith(range.slice(0, -1)) ? 2 : -1;
  return range === "application/json" && isJson(essence) ? 0 : -1;
}

function isSame(one: string, other: string): boolean {
  return unquote(one).toLowerCase() === unquote(other).toLowerCase();
}

function isInRange(type: string, range: string): boolean {
  return range === "*/*" || (range.endsWith("/*") && type.startsWith(range.slice(0, -1)));
}

function parseAccept(header: string | null): readonly Range[] {
  return splitList(header ?? "*/*").flatMap((element) => {
    const type = essenceOf(element);
    if (!/^[^\s/]+\/[^\s/]+$/.test(type)) return [];
    const parameters = parametersOf(element);
    // What follows the weight does not describe the type.
    const end = parameters.findIndex(([name]) => name === "q");
    const weight = Number(parameters[end]?.[1] || 1);
    return [
      {
        type,
        parameters: end < 0 ? parameters : parameters.slice(0, end),
        weight: weight >= 0 && weight <= 1 ? weight : 1,
      },
    ];
  });
}
