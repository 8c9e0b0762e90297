import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Application, Converter, OptionDefaults, PageEvent, type ProjectReflection, TSConfigReader } from "typedoc";
import { links } from "./links.ts";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The pages of the guide, in the order in which they are read. */
const PAGES = [
  "quick-start",
  "outcomes",
  "retries-and-time",
  "idempotency",
  "testing",
  "adding-an-api",
  "command-line",
];

/** Writes the guide and the documentation of the library: one navigation, one search. Throws for whatever TypeDoc warns of. */
export async function writeManual(site: string): Promise<void> {
  const entries = await readEntries();
  const app = await Application.bootstrap(
    {
      name: "Revokit",
      tsconfig: path("../tsconfig.build.json"),
      entryPoints: [...entries.keys()],
      readme: path("guide/index.md"),
      projectDocuments: PAGES.map((page) => path(`guide/${page}.md`)),
      disableSources: true,
      excludeExternals: true,
      excludePrivate: true,
      sort: ["documents-first", "kind", "alphabetical-ignoring-documents"],
      sortEntryPoints: false,
      maxTypeConversionDepth: 5,
      // What openapi-typescript writes.
      blockTags: [...OptionDefaults.blockTags, "@description", "@constant"],
      intentionallyNotExported: [
        "Group",
        "Body",
        "Key",
        "Headers",
        "Documented",
        "ContentOf",
        "AnyMethod",
        "ResponseClass",
        "operations",
      ],
      headings: { readme: false, document: true },
      navigation: { includeGroups: false, includeFolders: false },
      navigationLinks: Object.fromEntries(links.map(({ title, file }) => [title, FROM_ROOT + file])),
      sidebarLinks: Object.fromEntries(links.map(({ title, file }) => [title, FROM_ROOT + file])),
      searchInComments: true,
      searchInDocuments: true,
      customCss: path("assets/site.css"),
      favicon: path("assets/favicon.svg"),
      hideGenerator: true,
      treatWarningsAsErrors: true,
      treatValidationWarningsAsErrors: true,
    },
    [new TSConfigReader()],
  );
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    nameModules(project, entries);
    readDescriptions(project);
  });
  app.renderer.on(PageEvent.END, resolveLinks);
  const project = await app.convert();
  if (project !== undefined) {
    app.validate(project);
    await app.generateDocs(project, site);
  }
  if (app.logger.hasErrors() || app.logger.hasWarnings()) throw new Error("TypeDoc has complaints: see above.");
}

/** The source file of each public entry, and the name that it is imported by. */
async function readEntries(): Promise<Map<string, string>> {
  const { name, exports } = JSON.parse(await readFile(path("../package.json"), "utf8"));
  const entries = Object.entries<{ types?: string }>(exports).flatMap(([subpath, { types }]): [string, string][] =>
    types === undefined
      ? []
      : [[path(`../${types.replace(/^\.\/dist\//, "").replace(/\.d\.ts$/, ".ts")}`), `${name}${subpath.slice(1)}`]],
  );
  return new Map(entries);
}

/** Calls each module as its importer does. */
function nameModules(project: ProjectReflection, entries: ReadonlyMap<string, string>): void {
  for (const module of project.children ?? []) {
    const file = project.getSymbolIdFromReflection(module)?.fileName;
    module.name = entries.get(file ?? "") ?? module.name;
  }
}

/** In generated types the text of a comment stands behind a tag. */
function readDescriptions(project: ProjectReflection): void {
  for (const { comment } of Object.values(project.reflections)) {
    const description = comment?.getTag("@description");
    if (comment === undefined || description === undefined) continue;
    comment.summary.unshift(...description.content);
    comment.removeTags("@description");
  }
}

/** Marks a link from the root of the site: TypeDoc writes the links of its toolbar alike on every page. */
const FROM_ROOT = "root:";

function resolveLinks(page: PageEvent): void {
  const root = "../".repeat(page.url.split("/").length - 1);
  if (page.contents !== undefined) page.contents = page.contents.replaceAll(`href="${FROM_ROOT}`, `href="${root}`);
}
