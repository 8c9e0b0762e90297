import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The folder of the package that a bundled file belongs to, unless it is this repository's. */
function packageOf(file: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

function noticeOf(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    readonly name: string;
    readonly version: string;
    readonly license: string;
  };
  const license = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
  const text = license === undefined ? "" : `\n\n${readFileSync(join(folder, license), "utf8").trim()}`;
  return `${manifest.name} ${manifest.version}, ${manifest.license}${text}`;
}

/** Writes the names and licenses of the packages that files were bundled from. Throws if one of them is missing. */
export function writeNotices(files: readonly string[], folder: string): void {
  const packages = [...new Set(files.flatMap((file) => packageOf(file) ?? []))].sort();
  if (!packages.every((each) => existsSync(join(each, "package.json"))))
    throw new Error("A bundled package has no package.json.");
  const head = "This package contains code of the packages below, under their licenses.";
  writeFileSync(
    join(folder, "THIRD_PARTY_NOTICES"),
    [head, ...packages.map(noticeOf)].join(`\n\n${"-".repeat(80)}\n\n`) + "\n",
  );
}
