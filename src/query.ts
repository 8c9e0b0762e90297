import { serializeArrayParam, serializeObjectParam, serializePrimitiveParam } from "openapi-fetch";
import type { Operation, Parameter } from "./contract.ts";

type ArrayStyle = "form" | "spaceDelimited" | "pipeDelimited";
type ObjectStyle = "form" | "deepObject";

/** Writes query parameters in the styles of OpenAPI 3.1 (4.8.12.3): `form`, unless a parameter says otherwise. */
export function serializeQuery({ parameters }: Operation, values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => {
      const parameter = parameters.find((each) => each.in === "query" && each.name === name);
      return serialize(name, value, parameter);
    })
    .filter((pair) => pair !== "")
    .join("&");
}

function serialize(name: string, value: unknown, parameter: Parameter | undefined): string {
  const { style = "form", allowReserved = false } = parameter ?? {};
  const explode = parameter?.explode ?? style === "form";
  if (parameter?.content !== undefined) return serializePrimitiveParam(name, JSON.stringify(value), { allowReserved });
  if (Array.isArray(value)) {
    const options = { style: style as ArrayStyle, explode, allowReserved };
    return value.length === 0 ? "" : serializeArrayParam(name, value, options);
  }
  if (typeof value === "object") {
    return serializeObjectParam(name, { ...value }, { style: style as ObjectStyle, explode, allowReserved });
  }
  return serializePrimitiveParam(name, String(value), { allowReserved });
}
