import { fileURLToPath } from "node:url";
import { writeSite } from "./site.ts";

const folder = fileURLToPath(new URL("../site", import.meta.url));
await writeSite(folder);
console.log(`The site is in ${folder}. Open index.html, or let any static server serve the folder.`);
