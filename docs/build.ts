import { parseArgs } from "node:util";
import { docsPath } from "./path.ts";
import { serveSite } from "./serve.ts";
import { writeSite } from "./site.ts";

const HELP = `Writes the site: plain files for any static host, which need no network. Any static server shows them, also
offline; a browser that opens them without one (file://) loads no scripts, so use --preview.

Usage: npm run docs -- [--base /path/] [--out folder] [--preview]

  --base PATH   where the host serves it, with a slash at each end (default: /)
  --out FOLDER  where it is written (default: site)
  --preview     serves it on this machine afterwards, until it is stopped
`;

const { values } = parseArgs({
  options: {
    base: { type: "string", default: "/" },
    out: { type: "string", default: docsPath("../site") },
    preview: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.help) {
  process.stdout.write(HELP);
} else if (!/^\/(.*\/)?$/.test(values.base)) {
  process.stderr.write(`--base must begin and end with a slash, as /docs/ does.\n\n${HELP}`);
  process.exitCode = 2;
} else {
  await writeSite(values.out, values.base);
  console.log(`The site is in ${values.out}: any static server can serve it at ${values.base}.`);
  if (values.preview) {
    const { url } = await serveSite(values.out, values.base, 4173);
    console.log(`It is served at ${url} until you stop this.`);
  }
}
