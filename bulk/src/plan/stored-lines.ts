import type { Session } from "../store/database.ts";
import { PAGE_OF_LINES } from "../store/page-of-lines.ts";
import { readPages } from "../store/read-pages.ts";
import { SCHEMA } from "../store/schema.ts";
import { Digest } from "./digest.ts";

/** What is stored of a job's input. */
export interface StoredLines {
  readonly digest: string;
  readonly lines: number;
  readonly rows: number;
  readonly skipped: number;
}

const PAGE = 1_000;

/** Reads back the stored lines of a job: they may come from another input than the one that was checked. */
export async function readStoredLines(session: Session, job: number): Promise<StoredLines> {
  const digest = new Digest();
  let [lines, rows, skipped] = [0, 0, 0];
  const pages = readPages(PAGE, (after) => session.query<StoredLine>(READ_PAGE, [job, after, PAGE]));
  for await (const page of pages) {
    for (const { line, of_line, args } of page) {
      digest.add(args ?? undefined);
      lines += 1;
      if (of_line === line) rows += 1;
      if (of_line === null) skipped += 1;
    }
  }
  return { digest: digest.toString(), lines, rows, skipped };
}

interface StoredLine {
  readonly line: number;
  readonly of_line: number | null;
  readonly args: string | null;
}

const READ_PAGE = `
SELECT lines.line, lines.of_line, r.args
FROM (${PAGE_OF_LINES}) lines
LEFT JOIN LATERAL (SELECT args FROM ${SCHEMA}.rows WHERE job = $1 AND line = lines.of_line LIMIT 1) r ON true
ORDER BY lines.line`;
