import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { serve } from "srvx";
import { staticMiddleware } from "srvx/static";

export interface SiteServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves a folder as a static host does: at a path, with the folder's own page for unknown addresses.
 * @param port 0 for a free one
 */
export async function serveSite(folder: string, base: string, port: number): Promise<SiteServer> {
  const notFound = await readFile(join(folder, "404.html"), "utf8");
  const files = staticMiddleware({ dir: folder });
  const server = serve({
    port,
    hostname: "127.0.0.1",
    silent: true,
    gracefulShutdown: false,
    middleware: [
      (request, next) => {
        const url = new URL(request.url);
        if (!url.pathname.startsWith(base)) return next();
        url.pathname = url.pathname.slice(base.length - 1);
        return files(new Request(url, request), next);
      },
    ],
    fetch: () => new Response(notFound, { status: 404, headers: { "content-type": "text/html; charset=utf-8" } }),
  });
  await server.ready();
  return { url: new URL(base, server.url).href, close: () => server.close(true) };
}
