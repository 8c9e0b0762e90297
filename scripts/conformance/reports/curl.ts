import { quoteForShell } from "revokit/toolkit";
import type { FormPart, WireRequest } from "../runner/wire-request.ts";

/**
 * The shell expansion for each secret, as it follows a dollar sign within double quotes, such as the name of a
 * variable.
 */
export type ShellSecrets = ReadonlyMap<string, string>;

/** The line that repeats a request in a shell. Each secret is written as a shell expansion. */
export function curlLine(request: WireRequest, secrets: ShellSecrets): string {
  const { method, url, headers, lines, body, parts } = request;
  const hide = (text: string) =>
    [...secrets].reduce((hidden, [secret, shell]) => hidden.replaceAll(secret, `'"$${shell}"'`), quoteForShell(text));
  // curl makes its own boundary.
  const isStated = ([name]: readonly [string, string]) => parts === undefined || name.toLowerCase() !== "content-type";
  return [
    // Without this option, curl expands brackets to lists of URLs.
    `curl -i ${/[[\]{}]/.test(url) ? "--globoff " : ""}${method === "HEAD" ? "--head" : `-X ${method}`} ${hide(url)}`,
    // curl leaves a header with an empty value out, unless it ends with a semicolon.
    ...(lines ?? Object.entries(headers))
      .filter(isStated)
      .map(([name, value]) => `-H ${hide(value === "" ? `${name};` : `${name}: ${value}`)}`),
    // `-F` is the same, except that curl interprets some values as file names and types.
    ...(parts ?? []).map((part) => formOption(part, hide)),
    // Similar options read a body that begins with @ as the name of a file.
    ...(body === undefined || parts !== undefined ? [] : [`--data-raw ${hide(shown(body))}`]),
  ].join(" ");
}

function formOption({ name, value, type, filename }: FormPart, hide: (text: string) => string): string {
  if (type === undefined && filename === undefined)
    return `${isPlain(value) ? "-F" : "--form-string"} ${hide(`${name}=${value}`)}`;
  const quoted = `"${value.replaceAll(/["\\]/g, "\\$&")}"`;
  const labels = [
    ...(filename === undefined ? [] : [`filename=${filename}`]),
    ...(type === undefined ? [] : [`type=${type}`]),
  ];
  return `-F ${hide([`${name}=${quoted}`, ...labels].join(";"))}`;
}

function isPlain(value: string): boolean {
  return !/^[@<"(=]|;/.test(value);
}

function shown(body: string | Uint8Array): string {
  return typeof body === "string" ? body : Buffer.from(body).toString("latin1");
}
