import { readFile } from "node:fs/promises";
import {
  Application,
  Converter,
  OptionDefaults,
  PageEvent,
  type ProjectReflection,
  TSConfigReader,
  TypeDocReader,
} from "typedoc";
import { links } from "./links.ts";
import { docsPath } from "./path.ts";

/** Writes the guide and the documentation of the library: one navigation, one search. Throws for whatever TypeDoc warns of. */
export async function writeManual(site: string): Promise<void> {
  const entries = await readEntries();
  const app = await Application.bootstrap(
    {
      options: docsPath("typedoc.json"),
      entryPoints: [...entries.keys()],
      // The last two are openapi-typescript's.
      blockTags: [...OptionDefaults.blockTags, "@description", "@constant"],
      navigationLinks: Object.fromEntries(links.map(({ title, file }) => [title, FROM_ROOT + file])),
    },
    [new TypeDocReader(), new TSConfigReader()],
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
  const { name, exports } = JSON.parse(await readFile(docsPath("../package.json"), "utf8"));
  const entries = new Map<string, string>();
  for (const [subpath, { types = "" }] of Object.entries<{ types?: string }>(exports)) {
    const source = /^\.\/dist\/(.+)\.d\.ts$/.exec(types)?.[1];
    if (source !== undefined) entries.set(docsPath(`../${source}.ts`), `${name}${subpath.slice(1)}`);
  }
  return entries;
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
