import type { WireRequest } from "../runner/wire-request.ts";

/** How a shell writes each secret: what follows a dollar sign between double quotes, such as the name of a variable. */
export type ShellSecrets = ReadonlyMap<string, string>;

/** The line that repeats a request in a shell. Each secret stands as what the shell makes it of. */
export function curlLine(request: WireRequest, secrets: ShellSecrets): string {
  const { method, url, headers, lines, body, parts } = request;
  const hide = (text: string) =>
    [...secrets].reduce((hidden, [secret, shell]) => hidden.replaceAll(secret, `'"$${shell}"'`), quote(text));
  // curl makes a boundary of its own.
  const isStated = ([name]: readonly [string, string]) => parts === undefined || name.toLowerCase() !== "content-type";
  return [
    // curl takes brackets for lists of URLs, unless told otherwise.
    `curl -i ${/[[\]{}]/.test(url) ? "--globoff " : ""}${method === "HEAD" ? "--head" : `-X ${method}`} ${hide(url)}`,
    // curl leaves a header with an empty value out, unless it ends with a semicolon.
    ...(lines ?? Object.entries(headers))
      .filter(isStated)
      .map(([name, value]) => `-H ${hide(value === "" ? `${name};` : `${name}: ${value}`)}`),
    // `-F` is the same, but for values that curl takes for file names and types.
    ...(parts ?? []).map(({ name, value }) => `${isPlain(value) ? "-F" : "--form-string"} ${hide(`${name}=${value}`)}`),
    // Other options of this kind take a body that begins with @ for the name of a file.
    ...(body === undefined || parts !== undefined ? [] : [`--data-raw ${hide(shown(body))}`]),
  ].join(" ");
}

function isPlain(value: string): boolean {
  return !/^[@<"(=]|;/.test(value);
}

function shown(body: string | Uint8Array): string {
  return typeof body === "string" ? body : Buffer.from(body).toString("latin1");
}

/** POSIX 2.2.2: between single quotes all is literal but the single quote. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
