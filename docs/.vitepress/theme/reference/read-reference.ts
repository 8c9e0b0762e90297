import type { Reference } from "../../../reference-data.ts";

const references = import.meta.glob<Reference>("../../../reference/*.json", { eager: true, import: "default" });

/** What the page of an API shows. */
export function readReference(page: string): Reference {
  const reference = references[`../../../${page.replace(/md$/, "json")}`];
  if (reference === undefined) throw new Error(`There is no data for ${page}.`);
  return reference;
}
