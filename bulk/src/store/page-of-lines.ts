import { SCHEMA } from "./schema.ts";

/**
 * A page of a job's lines, as a subquery: each with the line whose row it shares, or with its problem. `$1` is the job, `$2`
 * the line before the page, `$3` its size. Each table has its own limit, without which each page would sort all remaining
 * lines.
 */
export const PAGE_OF_LINES = `
SELECT * FROM (
  (SELECT line, line AS of_line, NULL::text AS problem FROM ${SCHEMA}.rows WHERE job = $1 AND line > $2 ORDER BY line LIMIT $3)
  UNION ALL
  (SELECT line, of_line, NULL FROM ${SCHEMA}.duplicates WHERE job = $1 AND line > $2 ORDER BY line LIMIT $3)
  UNION ALL
  (SELECT line, NULL, problem FROM ${SCHEMA}.skipped WHERE job = $1 AND line > $2 ORDER BY line LIMIT $3)
) lines ORDER BY line LIMIT $3`;
