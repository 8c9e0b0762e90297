import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MOCK_TOKEN } from "revokit/mock";
import { htmlText, scriptJson } from "../scripts/escape/markup.ts";
import { mountPath } from "../src/mock/request/route.ts";
import { type Link, links } from "./links.ts";
import { docsPath } from "./path.ts";

/** The renderer, whole in one file: it loads nothing else. */
const SCALAR = docsPath("node_modules/@scalar/api-reference/dist/browser/standalone.js");

/** Writes a page for each API, whose requests go to the local mock unless the reader chooses another server. */
export async function writeReferences(site: string): Promise<void> {
  await mkdir(join(site, "reference"));
  await cp(SCALAR, join(site, "reference/scalar.js"));
  for (const asset of ["reference.js", "reference.css"])
    await cp(docsPath(`assets/${asset}`), join(site, "reference", asset));
  await Promise.all(links.map(async (link) => writeFile(join(site, link.file), await page(link))));
}

async function page({ title, api }: Link): Promise<string> {
  const { name, servers } = api.facts;
  const settings = {
    document: await readFile(docsPath(`../specs/${name}.yaml`), "utf8"),
    mockPath: mountPath(api),
    servers,
    token: MOCK_TOKEN,
  };
  const navigation = links.map(
    (link) =>
      `<a href="../${htmlText(link.file)}"${link.api === api ? ' aria-current="page"' : ""}>${htmlText(link.title)}</a>`,
  );
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${htmlText(title)} | Revokit</title>
    <link rel="icon" href="../assets/favicon.svg" />
    <link rel="stylesheet" href="reference.css" />
  </head>
  <body>
    <header><a class="title" href="../index.html">Revokit</a><nav>${navigation.join("")}</nav></header>
    <noscript>This page needs JavaScript.</noscript>
    <main id="reference"></main>
    <script id="settings" type="application/json">${scriptJson(settings)}</script>
    <script src="scalar.js"></script>
    <script src="reference.js"></script>
  </body>
</html>
`;
}
