/** What the errors of a status are called: the reason phrase (RFC 9110, 15), and usual names of error codes. */
const NAMES: Readonly<Record<number, readonly string[]>> = {
  400: ["bad request", "invalid request", "invalid request error", "invalid", "validation error", "validation failed"],
  401: ["unauthorized", "unauthenticated", "authentication error", "invalid credentials", "authentication required"],
  402: ["payment required", "payment error"],
  403: ["forbidden", "permission denied", "access denied", "permission error"],
  404: ["not found", "resource not found", "not found error", "unknown resource"],
  405: ["method not allowed", "not allowed"],
  406: ["not acceptable"],
  408: ["request timeout", "timeout"],
  409: ["conflict", "already exists", "conflict error", "duplicate"],
  410: ["gone", "deleted"],
  412: ["precondition failed"],
  413: ["content too large", "payload too large", "request too large"],
  415: ["unsupported media type"],
  422: ["unprocessable content", "unprocessable entity", "validation error", "validation failed", "invalid"],
  429: ["too many requests", "rate limited", "rate limit exceeded", "rate limit", "rate limit error"],
  500: ["internal server error", "internal error", "server error", "internal", "api error", "unknown error"],
  501: ["not implemented"],
  502: ["bad gateway"],
  503: ["service unavailable", "unavailable", "temporarily unavailable"],
  504: ["gateway timeout", "timeout"],
};

const capitalize = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** How error codes are written, as functions of a name in lower case. */
const STYLES: readonly ((name: string) => string)[] = [
  (name) => name.replaceAll(" ", "_"),
  (name) => name.replaceAll(" ", "_").toUpperCase(),
  (name) => name.replaceAll(" ", "-"),
  (name) => name.split(" ").map(capitalize).join(""),
  (name) => name.replaceAll(/ (\w)/g, (_, letter: string) => letter.toUpperCase()),
  (name) => name.split(" ").map(capitalize).join(" "),
  capitalize,
  (name) => name,
];

/** A word for a status, and a word in the same style that names no status. */
export interface StatusWord {
  readonly word: string;
  readonly nonsense: string;
}

/** The words for a status: its number, and its names in every style. */
export function statusWords(status: number): readonly StatusWord[] {
  const names = NAMES[status] ?? [];
  return [
    ...names.flatMap((name) => STYLES.map((write) => ({ word: write(name), nonsense: write("neither nor") }))),
    { word: String(status), nonsense: "000" },
  ];
}
