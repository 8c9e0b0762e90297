import MarkdownIt from "markdown-it";
import { getByPointer, hasOwnKey } from "revokit/toolkit";

/** HTML in a document is never rendered: it is shown as text. */
const markdown = new MarkdownIt({ html: false, linkify: false });

/** Text of an OpenAPI document, which is Markdown, as HTML. */
export function renderText(text: string): string {
  return markdown.render(text);
}

/** The parts of an OpenAPI document that are read here. */
export interface ApiDocument {
  readonly info: { readonly summary?: string; readonly description?: string };
  readonly servers?: readonly { readonly url: string }[];
}

/** A description up to its first heading, and from there. */
export function splitDescription(description: string): { readonly intro: string; readonly rest: string } {
  const heading = /^#{1,6} /m.exec(description)?.index ?? description.length;
  return { intro: description.slice(0, heading), rest: description.slice(heading) };
}

/** A document's description of an operation, in its own Markdown. */
export interface DescribedOperation {
  readonly id: string;
  readonly title: string;
  readonly method: string;
  readonly path: string;
  readonly description: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly description: string }[];
  readonly responses: readonly { readonly status: string; readonly description: string }[];
  readonly samples: readonly { readonly label: string; readonly lang: string; readonly source: string }[];
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** The descriptions of a document's operations, in its order. */
export function describeOperations(document: object): DescribedOperation[] {
  const follow = (value: unknown) => {
    const reference = hasOwnKey(value, "$ref") ? String(value["$ref"]) : undefined;
    return reference === undefined ? value : getByPointer(document, decodeURIComponent(reference.slice(1)));
  };
  return members(getByPointer(document, "/paths")).flatMap(([path, item]) =>
    members(item)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]) => ({
        id: text(operation, "operationId"),
        title: text(operation, "summary") || text(operation, "operationId"),
        method: method.toUpperCase(),
        path,
        description: text(operation, "description"),
        parameters: [...list(item, "parameters"), ...list(operation, "parameters")].map(follow).map((parameter) => ({
          name: text(parameter, "name"),
          in: text(parameter, "in"),
          description: text(parameter, "description"),
        })),
        responses: members(getByPointer(operation, "/responses")).map(([status, response]) => ({
          status,
          description: text(follow(response), "description"),
        })),
        samples: list(operation, "x-codeSamples").map((sample) => ({
          label: text(sample, "label"),
          lang: text(sample, "lang"),
          source: text(sample, "source"),
        })),
      })),
  );
}

function members(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

function list(value: unknown, name: string): readonly unknown[] {
  const found = hasOwnKey(value, name) ? value[name] : [];
  return Array.isArray(found) ? found : [];
}

function text(value: unknown, name: string): string {
  const found = hasOwnKey(value, name) ? value[name] : "";
  return typeof found === "string" ? found : "";
}
