import { unescapeToken } from "revokit/toolkit";
import type TS from "typescript";
import { ts } from "../typescript.ts";
import { type ModelNames, NAMESPACE } from "./model-names.ts";

/** The type of a schema of `components`, by the schema's name. */
export function typeOfModel(names: ModelNames, schema: string): TS.TypeReferenceNode {
  const { factory } = ts;
  return factory.createTypeReferenceNode(
    factory.createQualifiedName(factory.createIdentifier(NAMESPACE), names.nameOf(schema)),
  );
}

/** The type of a `#/components/schemas/…` reference. */
export function typeOfReference(names: ModelNames, reference: string): TS.TypeReferenceNode {
  const schema = unescapeToken(reference.replace("#/components/schemas/", ""));
  return typeOfModel(names, schema);
}
