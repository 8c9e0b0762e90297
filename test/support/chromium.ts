import { existsSync } from "node:fs";

/** Where Debian or Google install it; Debian's path if it is missing. */
export const chromium = ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync) ?? "/usr/bin/chromium";

/** Headless, and without background requests. */
export const CHROMIUM_OPTIONS: readonly string[] = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
