import { folders, readManifest, writeManifest } from "./manifests.ts";

/** `owner/name`, as GitHub writes it. */
const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;

/**
 * Writes the workflow's repository into every package.json, since npm refuses provenance for any other. Throws if the
 * environment does not name it.
 */
export async function nameRepository(
  root: string,
  { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name }: NodeJS.ProcessEnv,
): Promise<void> {
  if (server === undefined || !URL.canParse(server) || name === undefined || !REPOSITORY.test(name)) {
    throw new Error(
      "GITHUB_SERVER_URL and GITHUB_REPOSITORY do not name a repository, and npm publishes with provenance only from the one that package.json names: run this in a GitHub Actions workflow.",
    );
  }
  for (const folder of folders) {
    const repository = {
      type: "git" as const,
      url: `git+${new URL(`${name}.git`, `${server.replace(/\/$/, "")}/`).href}`,
      ...(folder !== "." && { directory: folder }),
    };
    await writeManifest(root, folder, { ...(await readManifest(root, folder)), repository });
  }
}
