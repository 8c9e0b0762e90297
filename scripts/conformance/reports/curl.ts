import type { WireRequest } from "../runner/wire-request.ts";

/** How a shell writes each secret: what follows a dollar sign between double quotes, such as the name of a variable. */
export type ShellSecrets = ReadonlyMap<string, string>;

/** The line that repeats a request in a shell. Each secret stands as what the shell makes it of. */
export function curlLine({ method, url, headers, lines, body }: WireRequest, secrets: ShellSecrets): string {
  const hide = (text: string) =>
    [...secrets].reduce((hidden, [secret, shell]) => hidden.replaceAll(secret, `'"$${shell}"'`), quote(text));
  return [
    // curl takes brackets for lists of URLs, unless told otherwise.
    `curl -i ${/[[\]{}]/.test(url) ? "--globoff " : ""}${method === "HEAD" ? "--head" : `-X ${method}`} ${hide(url)}`,
    // curl leaves a header with an empty value out, unless it ends with a semicolon.
    ...(lines ?? Object.entries(headers)).map(
      ([name, value]) => `-H ${hide(value === "" ? `${name};` : `${name}: ${value}`)}`,
    ),
    // Other options of this kind take a body that begins with @ for the name of a file.
    ...(body === undefined ? [] : [`--data-raw ${hide(shown(body))}`]),
  ].join(" ");
}

function shown(body: string | Uint8Array): string {
  return typeof body === "string" ? body : Buffer.from(body).toString("latin1");
}

/** POSIX 2.2.2: between single quotes all is literal but the single quote. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
