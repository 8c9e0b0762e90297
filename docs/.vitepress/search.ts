import { readFileSync } from "node:fs";
import type { DefaultTheme, MarkdownEnv, MarkdownRenderer } from "vitepress";
import { htmlText } from "../../scripts/escape/markup.ts";
import { docsPath } from "../path.ts";
import type { Reference } from "../reference-data.ts";

/**
 * Ranks the guide before the APIs, these before the properties of the library, and internal names last. The browser runs
 * these functions too, so each must be self-contained.
 */
export const searchOptions: DefaultTheme.LocalSearchOptions = {
  detailedView: true,
  miniSearch: {
    options: {
      tokenize: (text) =>
        text
          .replace(/\b(time|sign|set)-(out|in|up)/gi, "$1$2")
          .replace(/\bapi keys?\b/gi, "apikey")
          .replace(/\bhttp\/(\d)/gi, "http$1")
          .replace(/\bserver-sent events?\b/gi, "sse")
          .split(/[\n\r\p{Z}\p{P}]+/u),
      // "retry" finds "Retries", "installation" finds "install", and stop words find nothing.
      processTerm: (term, field) => {
        const word = term.toLowerCase();
        // The "2" and the "0" of "Swagger 2.0" are everywhere.
        if (field === undefined && word.length === 1) return false;
        if (
          /^(an?|the|is|are|was|be|do|does|did|i|my|me|it|its|to|of|in|on|for|with|how|what|when|which|who|why|can|will|this|that|and|or|if|from|by|at|there)$/.test(
            word,
          )
        )
          return false;
        const stem = word
          .replace(/^licens/, "licenc")
          .replace(/^oauth.*$/, "oauth")
          .replace(/(\w{4})ations?$/, "$1")
          .replace(/([^aeiou])(?:ies|ied|y)$/, "$1i")
          .replace(/(\w{3})(?:es|e|s|ing|ed)$/, "$1");
        // Words that users may search for, and the guide's words for them. Only a search has no field.
        const synonyms: Readonly<Record<string, readonly string[]>> = {
          abort: ["cancel"],
          accept: ["outcom"],
          appli: ["outcom"],
          apikey: ["token", "credential", "authentic"],
          cancel: ["abort", "revok"],
          axio: ["migr"],
          break: ["compar", "diff"],
          cach: ["recall"],
          codemod: ["migr"],
          csv: ["bulk"],
          deadlin: ["timeout"],
          delet: ["revok"],
          download: ["stream"],
          fak: ["mock"],
          gdpr: ["personal", "pii"],
          los: ["reset", "fault"],
          credential: ["authentic"],
          debug: ["log"],
          login: ["token", "authentic"],
          logger: ["log"],
          multipl: ["several"],
          mtl: ["client", "certificat"],
          opentelemetri: ["trac"],
          password: ["credential", "authentic"],
          poll: ["accept", "later"],
          postgr: ["postgresql", "bulk"],
          queu: ["bulk", "worker", "machin"],
          sandbox: ["mock"],
          reject: ["outcom"],
          simulat: ["fault", "inject"],
          sse: ["event", "stream"],
          stub: ["mock"],
          telemetri: ["opentelemetri", "trac"],
          token: ["credential", "authentic"],
          undo: ["revok"],
          unsupport: ["support"],
          valid: ["validat", "violat"],
          websocket: ["event", "stream"],
          429: ["throttl", "rat"],
        };
        return field === undefined ? [stem, ...(synonyms[stem] ?? [])] : stem;
      },
    },
    searchOptions: {
      // Typos: two letters may be wrong, or swapped, in a word that is not short, and none in a number.
      fuzzy: (term) => (term.length < 5 || /\d/.test(term) ? false : 2),
      weights: { fuzzy: 0.15, prefix: 0.375 },
      boostDocument: (id) => {
        // The tables of checks and of commands have many words, and answer few questions.
        if (/conformance\.html#(?:credentials|parameters|methods|resources|effects|replays|responses)/.test(id))
          return 3;
        if (/command-options/.test(id)) return 2;
        if (/\/guide\//.test(id)) return 10;
        return /\/(?:reference|playground)/.test(id) ? 4 : /\/internal/.test(id) ? 0.5 : 1;
      },
    },
  },
};

/** The HTML of a page to index. An API's page shows its document from data that is not in the Markdown. */
export function renderForSearch(source: string, env: MarkdownEnv, markdown: MarkdownRenderer): string {
  const html = markdown.render(source, env);
  if (!env.relativePath.startsWith("reference/")) return html;
  const reference: Reference = JSON.parse(readFileSync(docsPath(env.relativePath.replace(/md$/, "json")), "utf8"));
  const sections = reference.operations.map(
    ({ id, title, method, path, description, responses }) =>
      `${heading(2, id, title)}<p>${htmlText(`${method} ${path}`)}</p>${description}${responses.map((response) => response.description).join("")}`,
  );
  // VitePress finds no excerpt of a section without a fragment; "top" is the page's beginning (HTML standard, "Scrolling to a
  // fragment").
  return `${heading(1, "top", reference.title)}${reference.intro}${sections.join("")}`;
}

/** In the form in which VitePress renders headings. */
function heading(level: number, id: string, title: unknown): string {
  return `<h${level} id="${htmlText(id)}">${htmlText(title)} <a class="header-anchor" href="#${htmlText(id)}">&#8203;</a></h${level}>`;
}
