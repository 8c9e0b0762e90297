/** What Node.js, Bun and Deno know about a request: see `../platform.ts`. */
export { classifyError } from "./classify-error.ts";
export { platformMayResend, withOwnConnections } from "./connections.ts";
export { trackRequest } from "./request-sent.ts";
