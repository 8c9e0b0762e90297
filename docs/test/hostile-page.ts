import { type ApiPage, apiPages } from "../api-pages.ts";

/** Text that runs if any page treats it as HTML, a Vue template or the end of a script. */
const RUN = "globalThis.wasRun = true";
export const HOSTILE = `</script><img src="x:" onerror="${RUN}"><b>{{ ${RUN} }}</b>`;

/** An API whose document has hostile text wherever it can have text. */
export const hostilePage: ApiPage = makeHostile();

function makeHostile(): ApiPage {
  const [apiPage] = apiPages;
  if (apiPage === undefined) throw new Error("There is no API to start from.");
  const { api, document } = apiPage;
  const info = {
    title: HOSTILE,
    version: "1",
    summary: HOSTILE,
    description: `${HOSTILE}\n\n## ${HOSTILE}\n\n${HOSTILE}`,
  };
  return {
    title: HOSTILE,
    file: "reference/hostile.html",
    api: { ...api, facts: { ...api.facts, name: "hostile", title: HOSTILE } },
    document: Object.assign({}, rewrite(document), { info }),
  };
}

/** The document with every text for people replaced. */
function rewrite(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rewrite);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) =>
      /^(summary|description)$/.test(name) && typeof member === "string" ? [name, HOSTILE] : [name, rewrite(member)],
    ),
  );
}
