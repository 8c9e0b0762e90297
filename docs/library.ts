import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import {
  Application,
  Comment,
  Converter,
  OptionDefaults,
  type DeclarationReflection,
  type ProjectReflection,
  ReflectionKind,
  TSConfigReader,
  TypeDocReader,
} from "typedoc";
import { mendAnchors } from "./library-anchors.ts";
import { docsPath } from "./path.ts";

/** Writes a Markdown page for each export of the package. Throws if TypeDoc warns. */
export async function writeLibrary(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const entries = await readEntries();
  const app = await Application.bootstrapWithPlugins(
    {
      options: docsPath("typedoc.json"),
      entryPoints: [...entries.keys()],
      out: folder,
      // The last two are openapi-typescript's.
      blockTags: [...OptionDefaults.blockTags, "@description", "@constant"],
    },
    [new TypeDocReader(), new TSConfigReader()],
  );
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    nameModules(project, entries);
    removeWhatNobodyCalls(project);
    readDescriptions(project);
  });
  const project = await app.convert();
  if (project !== undefined) {
    app.validate(project);
    await app.generateOutputs(project);
  }
  if (app.logger.hasErrors() || app.logger.hasWarnings()) throw new Error("TypeDoc has complaints: see above.");
  for (const file of await readdir(folder, { recursive: true }))
    if (file.endsWith(".md")) await addFrontmatter(folder, join(folder, file));
  await mendAnchors(folder);
}

/** Gives a page the title and the description of its module, which is its first paragraph where it has one. */
async function addFrontmatter(folder: string, file: string): Promise<void> {
  const module = relative(folder, dirname(file));
  const text = (await readFile(file, "utf8"))
    .replace(/^# internal\n/, `# Internal types of ${module}\n`)
    // TypeDoc's word for "no description".
    .replaceAll(/\| - (?=\|)/g, "| ")
    // What nobody imports comes last.
    .replace(/^(## Modules\n.*?)^(## .*)$/ms, "$2\n\n$1");
  const [, title = "", paragraph = ""] =
    /^# ([^\n]*)\n\n(?!#)(.*?)(?:\n\n|$)/s.exec(text) ?? /^# (.*)/.exec(text) ?? [];
  const sentence = /^.*?[.:](?= |$)/.exec(paragraph.replaceAll("\n", " "))?.[0].replace(/:$/, ".").replaceAll("`", "");
  const isGenerated = Object.hasOwn(GENERATED, title.split("/").at(-1) ?? "");
  const description =
    title === "Library" ? INDEX : isGenerated ? `${title}: ${sentence}` : (sentence ?? `The exports of ${title}.`);
  await writeFile(
    file,
    `---\n${JSON.stringify({ title, description, outline: [2, 3], pageClass: "library" })}\n---\n\n${text}`,
  );
}

/** Of the page that lists the modules. */
const INDEX = "Every module of revokit, @revokit/cli and @revokit/bulk, with what it is for.";

/** An entry for the other packages of this repository, which may change with any release. */
const INTERNAL = "revokit/toolkit";

/** The folders of the packages, and the folder in each that its `dist` is built from. */
const PACKAGES = [
  { root: "..", sources: "." },
  { root: "../scripts", sources: "." },
  { root: "../bulk", sources: "src" },
];

/** The source file of each public entry, and its import name. */
async function readEntries(): Promise<Map<string, string>> {
  const entries = new Map<string, string>();
  for (const { root, sources } of PACKAGES) {
    const { name, exports } = JSON.parse(await readFile(docsPath(`${root}/package.json`), "utf8"));
    for (const [subpath, { types = "" }] of Object.entries<{ types?: string }>(exports)) {
      const source = /^\.\/dist\/(.+)\.d\.ts$/.exec(types)?.[1];
      const entry = `${name}${subpath.slice(1)}`;
      if (source !== undefined && entry !== INTERNAL) entries.set(docsPath(`${root}/${sources}/${source}.ts`), entry);
    }
  }
  return entries;
}

/** Names each module as its importer does. */
function nameModules(project: ProjectReflection, entries: ReadonlyMap<string, string>): void {
  for (const module of project.children ?? []) {
    const file = project.getSymbolIdFromReflection(module)?.fileName;
    module.name = entries.get(file ?? "") ?? module.name;
    const text = GENERATED[module.name.split("/").at(-1) ?? ""];
    if (text !== undefined) module.comment ??= new Comment([{ kind: "text", text }]);
    describeInternals(module);
  }
}

/** Explains the page of internal types. TypeDoc does not sort a module that contains another, so this one is sorted here. */
function describeInternals(module: DeclarationReflection): void {
  for (const internals of module.getChildrenByKind(ReflectionKind.Module))
    internals.comment = new Comment([
      { kind: "text", text: `The types that ${module.name} is made of and does not export.` },
    ]);
  for (const list of [module.children, module.childrenIncludingDocuments])
    list?.sort((one, other) => one.name.localeCompare(other.name));
}

/** Removes constructors, since only the package creates its objects and errors, and members such as `[Symbol.hasInstance]`. */
function removeWhatNobodyCalls(project: ProjectReflection): void {
  for (const reflection of Object.values(project.reflections))
    if (reflection.kindOf(ReflectionKind.Constructor) || reflection.name.startsWith("["))
      project.removeReflection(reflection);
}

/**
 * Descriptions of the modules of generated code, by the last part of their names: generated code has no documentation of its
 * own.
 */
const GENERATED: Readonly<Record<string, string>> = {
  facts: "What the mock, the conformance suite and bulk need to know of the API.",
  validators: "Compiled checks of everything that goes over the wire, for the mock and for `responseChecks`.",
};

/** In generated types the text of a comment follows a tag. */
function readDescriptions(project: ProjectReflection): void {
  for (const { comment } of Object.values(project.reflections)) {
    const description = comment?.getTag("@description");
    if (comment === undefined || description === undefined) continue;
    comment.summary.unshift(...description.content);
    comment.removeTags("@description");
  }
}
