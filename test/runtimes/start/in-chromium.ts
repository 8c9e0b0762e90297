import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { CHROMIUM_OPTIONS } from "../../support/chromium.ts";
import type { Start } from "./start.ts";
import { bundle } from "./bundle.ts";
import { withProcess } from "./process.ts";

/** Lets a page collect garbage and measure the heap. */
const MEMORY_OPTIONS = ["--js-flags=--expose-gc", "--enable-precise-memory-info"];

/** A page that runs the program and posts its result. */
export const inChromium: Start = async (binary, folder, { program, given }) => {
  const source = `import { program } from "./${program}.js";
    const result = await program(${JSON.stringify(given)}).catch((error) => String(error));
    await fetch("/result", { method: "POST", body: JSON.stringify(result) });`;
  const script = await bundle(source, folder);
  const profile = await mkdtemp(join(tmpdir(), "revokit-chromium-"));
  let server = createServer();
  const posted = new Promise<string>((resolve) => {
    server = createServer((request, response) => {
      if (request.url === "/result") void text(request).then(resolve);
      response.writeHead(200, { "Content-Type": request.url === "/page.js" ? "text/javascript" : "text/html" });
      response.end(request.url === "/page.js" ? script : '<script type="module" src="/page.js"></script>');
    }).listen(0, "127.0.0.1");
  });
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const args = [...CHROMIUM_OPTIONS, ...MEMORY_OPTIONS, `--user-data-dir=${profile}`, "--remote-debugging-port=0"];
  try {
    return await withProcess(binary, [...args, `http://127.0.0.1:${port}/`], folder, () => posted);
  } finally {
    server.close();
    server.closeAllConnections();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
};
