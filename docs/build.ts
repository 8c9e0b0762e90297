import { docsPath } from "./path.ts";
import { writeSite } from "./site.ts";

const folder = docsPath("../site");
await writeSite(folder);
console.log(`The site is in ${folder}. Open index.html, or let any static server serve the folder.`);
