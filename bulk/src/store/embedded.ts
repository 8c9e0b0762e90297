import { PGlite } from "@electric-sql/pglite";
import type { Database } from "./database.ts";
import { databaseOf } from "./embedded-session.ts";
import { type Folder, openFolder } from "./folder.ts";

/**
 * Opens a PostgreSQL that runs in this process and keeps its files in a folder.
 * @param create whether to create the store if it does not exist
 * @throws StoreInUseError if another process has it open
 * @throws UsageError for a folder that is not a store
 */
export async function openEmbedded(location: string, create: boolean): Promise<Database> {
  const folder = await openFolder(location, create);
  try {
    const server = await open(folder);
    return {
      ...(await databaseOf(server)),
      close: async () => {
        await server.close();
        await folder.release();
      },
    };
  } catch (error) {
    await folder.release();
    throw error;
  }
}

async function open({ data, complete }: Folder): Promise<PGlite> {
  const server = await PGlite.create(data);
  await complete();
  return server;
}
