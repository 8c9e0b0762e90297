import { markdownText } from "../scripts/escape/markup.ts";
import { type ApiDocument, type DescribedOperation, describeOperations, splitDescription } from "./describe.ts";

/** An API as one page of Markdown: its operations, then the part of its description from the first heading on. */
export function describeReference(title: string, document: ApiDocument): string {
  const { intro, rest } = splitDescription(document.info.description ?? "");
  const servers = (document.servers ?? []).map(({ url }) => `- \`${url}\``);
  return [
    `# ${markdownText(title)}`,
    intro.trim(),
    `Servers:\n\n${servers.join("\n")}`,
    ...describeOperations(document).map(describeOperation),
    rest.trim(),
  ].join("\n\n");
}

function describeOperation(operation: DescribedOperation): string {
  const { title, method, path, id, description, parameters, responses, samples } = operation;
  return [
    `## ${markdownText(title)}`,
    `\`${method} ${path}\`, in the client \`${id}\``,
    description.trim(),
    table(
      ["parameter", "in", "what it is"],
      parameters.map(({ name, in: place, description: text }) => [`\`${name}\``, place, text]),
    ),
    table(
      ["status", "what it means"],
      responses.map(({ status, description: text }) => [status, text]),
    ),
    ...samples.map(({ label, lang, source }) => `${markdownText(label)}:\n\n${fenced(lang.toLowerCase(), source)}`),
  ].join("\n\n");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => cells.map((cell) => cell.trim().replaceAll(/\s+/g, " ").replaceAll("|", "\\|")));
  return [head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** With a fence that is longer than any in the text. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text.trim()}\n${fence}`;
}
