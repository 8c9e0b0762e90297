import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import type { Start } from "./start.ts";
import { withProcess } from "./process.ts";

/** Starts programs by a binary that takes options and a file. */
export function onCommandLine(...options: string[]): Start {
  return async (binary, folder, { program, given }) => {
    const main = join(folder, "main.mjs");
    await writeFile(
      main,
      `import { program } from "./${program}.js"; console.log(JSON.stringify(await program(${JSON.stringify(given)})));`,
    );
    return withProcess(binary, [...options, main], folder, (child) => text(child.stdout ?? Readable.from([])));
  };
}
