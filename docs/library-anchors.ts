import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * Corrects links within TypeDoc's pages whose anchors do not exist. TypeDoc numbers equal anchors, but also counts members
 * without one on the page: because of `Job.status` it links `JobStatus` as the second of its name.
 */
export async function mendAnchors(folder: string): Promise<void> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".md"));
  const texts = new Map<string, string>();
  for (const file of files) texts.set(join(folder, file), await readFile(join(folder, file), "utf8"));
  const anchors = new Map([...texts].map(([file, text]) => [file, readAnchors(text)]));
  for (const [file, text] of texts) {
    const mended = text.replace(
      /\]\(([^()#\s]*)#([\w-]+)-(\d+)\)/g,
      (link, path: string, name: string, number: string) => {
        const target = anchors.get(path === "" ? file : join(dirname(file), path));
        if (target === undefined || target.has(`${name}-${number}`) || !target.has(name)) return link;
        return `](${path}#${name})`;
      },
    );
    if (mended !== text) await writeFile(file, mended);
  }
}

/** The anchors of a page: of its headings, numbered as VitePress does, and of the rows of its tables. */
function readAnchors(text: string): ReadonlySet<string> {
  const anchors = new Set([...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = ""]) => id));
  const counts = new Map<string, number>();
  for (const [, heading = ""] of text.matchAll(/^#+ (.*)$/gm)) {
    const slug = heading
      .toLowerCase()
      .replace(/[^\w]+/g, "-")
      .replace(/^-|-$/g, "");
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    anchors.add(count === 0 ? slug : `${slug}-${count}`);
  }
  return anchors;
}
