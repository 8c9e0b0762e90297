import type { WireRequest } from "./request.ts";

/** The line that repeats a request in a shell. Each secret stands as the environment variable that it is named for. */
export function curlLine({ method, url, headers, body }: WireRequest, secrets: ReadonlyMap<string, string>): string {
  const hide = (text: string) =>
    [...secrets].reduce((hidden, [secret, variable]) => hidden.replaceAll(secret, `'"$${variable}"'`), quote(text));
  return [
    `curl -i -X ${method} ${hide(url)}`,
    // curl leaves a header with an empty value out, unless it ends with a semicolon.
    ...Object.entries(headers).map(([name, value]) => `-H ${hide(value === "" ? `${name};` : `${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-binary ${hide(body)}`]),
  ].join(" ");
}

/** POSIX 2.2.2: between single quotes all is literal but the single quote. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
