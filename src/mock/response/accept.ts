import { essenceOf, isJson, isXml } from "../../media-type.ts";
import { isBinaryFormat } from "./binary-formats.ts";

interface Range {
  readonly type: string;
  readonly weight: number;
}

/**
 * The documented media type that an Accept header prefers (RFC 9110, 12.5.1). Ties are decided by the document's order,
 * XML and binary formats last. If none is acceptable, the header is ignored, as the RFC allows.
 */
export function chooseMediaType(documented: readonly string[], accept: string | null): string | undefined {
  const ranges = parseAccept(accept ?? "*/*");
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
  const ranges = parseAccept(accept ?? "*/*");
  return documented.length === 0 || documented.some((type) => weightOf(type, ranges) > 0);
}

/** The weight of the most specific matching range; a malformed header accepts everything. */
function weightOf(type: string, ranges: readonly Range[]): number {
  if (ranges.length === 0) return 1;
  const essence = essenceOf(type);
  const forms = [essence, essence.replace(/\/.*$/, "/*"), "*/*"];
  // A documented range such as `image/*` is acceptable if any type in it is.
  const isWithin = (range: Range) => forms.includes(range.type) || isInRange(range.type, essence);
  const rank = ({ type: range }: Range) => (forms.includes(range) ? forms.indexOf(range) : 0);
  const [best] = ranges.filter(isWithin).sort((a, b) => rank(a) - rank(b));
  if (best !== undefined) return best.weight;
  const json = isJson(essence) ? ranges.find((range) => range.type === "application/json") : undefined;
  return json?.weight ?? 0;
}

function isInRange(type: string, range: string): boolean {
  return range === "*/*" || (range.endsWith("/*") && type.startsWith(range.slice(0, -1)));
}

function parseAccept(header: string): readonly Range[] {
  return header.split(",").flatMap((part) => {
    const [type = "", ...parameters] = part.split(";").map((piece) => piece.trim().toLowerCase());
    if (!/^[^\s/]+\/[^\s/]+$/.test(type)) return [];
    const weight = Number(parameters.find((each) => each.startsWith("q="))?.slice(2) ?? 1);
    return [{ type, weight: weight >= 0 && weight <= 1 ? weight : 1 }];
  });
}
