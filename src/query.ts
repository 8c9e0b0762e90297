import { serializeArrayParam, serializeObjectParam, serializePrimitiveParam } from "openapi-fetch";
import type { Operation } from "./contract.ts";

type ArrayStyle = "form" | "spaceDelimited" | "pipeDelimited";
type ObjectStyle = "form" | "deepObject";

/** Writes query parameters in the styles of OpenAPI 3.1 (4.8.12.3): `form`, unless a parameter says otherwise. */
export function serializeQuery({ parameters }: Operation, values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .map(([name, value]) => {
      if (value === undefined || value === null) return "";
      const parameter = parameters.find((each) => each.in === "query" && each.name === name);
      const { style = "form", explode = style === "form" || style === "deepObject" } = parameter ?? {};
      if (Array.isArray(value)) {
        return value.length === 0 ? "" : serializeArrayParam(name, value, { style: style as ArrayStyle, explode });
      }
      if (typeof value === "object")
        return serializeObjectParam(name, { ...value }, { style: style as ObjectStyle, explode });
      return serializePrimitiveParam(name, String(value));
    })
    .filter((pair) => pair !== "")
    .join("&");
}
