import { existsSync } from "node:fs";

/** Where Debian and Google put it; the first of the two where it is missing. */
export const chromium = ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync) ?? "/usr/bin/chromium";

/** Without a window, and without a word to anybody. */
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
