/**
 * Whether this platform's `fetch` may send a copy of a request by itself, when a reused connection breaks. Node's does not;
 * Chromium, Bun and Deno do, and any other platform is not known not to.
 */
export function platformMayResend(): boolean {
  return !isNode();
}

/** Others imitate `process.versions.node`, and a browser window in Electron has both that and Chromium's `fetch`. */
function isNode(): boolean {
  const { process, navigator } = globalThis as { process?: NodeJS.Process; navigator?: { userAgent?: string } };
  const versions = process?.versions;
  if (typeof versions?.node !== "string") return false;
  if (["bun", "deno", "electron"].some((name) => name in versions)) return false;
  // Node 20 has no `navigator`; later versions call themselves Node.js there.
  return navigator?.userAgent === undefined || navigator.userAgent.startsWith("Node.js/");
}
