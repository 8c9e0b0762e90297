import type { Spec } from "../find/specs.ts";
import type { OpenApiDocument } from "./document.ts";

/** A document whose types are compiled while another thread compiles the rest. */
export interface TypesTask {
  readonly spec: Pick<Spec, "name" | "file">;
  /** As `normalizeSchemas` returned it. */
  readonly document: OpenApiDocument;
}
