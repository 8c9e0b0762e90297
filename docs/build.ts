import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { writeManual } from "./manual.ts";
import { writeReferences } from "./reference.ts";

/** Where the site goes. It is a folder of plain files, for any static host and for none. */
const SITE = fileURLToPath(new URL("../site", import.meta.url));

await rm(SITE, { recursive: true, force: true });
await writeManual(SITE);
await writeReferences(SITE);
console.log(`The site is in ${SITE}: open index.html, or let any static server serve the folder.`);
