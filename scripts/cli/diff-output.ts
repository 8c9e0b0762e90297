import { terminalText } from "revokit/toolkit";
import type { Impact, SpecChange } from "../diff/change.ts";
import type { SpecDiff } from "../diff/diff-specs.ts";
import { markdownText } from "../escape/markup.ts";
import { describePlace } from "../problem.ts";
import { paint, withSymbol } from "./colors.ts";

/** The changes of one operation, or of an API apart from its operations. */
interface Group {
  readonly title: string;
  readonly changes: readonly SpecChange[];
}

const ORDER: readonly Impact[] = ["major", "minor", "patch"];

const COLORS = { major: "red", minor: "yellow", patch: "dim" } as const;

/** The changes as text, grouped by operation, breaking ones first. */
export function diffText({ changes, version }: SpecDiff, base: string): string {
  if (changes.length === 0) return `${withSymbol("success", `No change since ${terminalText(base)}.`)}\n`;
  const groups = groupChanges(changes).map(({ title, changes: own }) => {
    const lines = own.map(({ impact, message, place }) => {
      const where = place ? `  ${describePlace(place)}` : "";
      return `  ${paint(COLORS[impact], impact.padEnd(5))}  ${terminalText(message)}${where}`;
    });
    return [paint("bold", terminalText(title)), ...lines].join("\n");
  });
  const advice = version === undefined ? [] : [withSymbol(version.isEnough ? "success" : "failure", adviceOf(version))];
  return `${[...groups, ...advice].join("\n\n")}\n`;
}

/** The same as Markdown. */
export function diffMarkdown({ changes, version }: SpecDiff, base: string): string {
  if (changes.length === 0) return `No change since \`${terminalText(base)}\`.\n`;
  const count = (impact: Impact) => changes.filter((change) => change.impact === impact).length;
  const counts = ORDER.filter((impact) => count(impact) > 0).map((impact) => `${count(impact)} ${impact}`);
  const groups = groupChanges(changes).map(({ title, changes: own }) => {
    const lines = own.map(({ impact, message, place }) => {
      const where = place ? ` (${markdownText(describePlace(place))})` : "";
      return `- **${impact}** ${markdownText(message)}${where}`;
    });
    return [`### ${markdownText(title)}`, "", ...lines].join("\n");
  });
  const advice = version === undefined ? [] : [adviceOf(version)];
  return `${[`**API changes since ${markdownText(base)}**: ${counts.join(", ")}`, ...groups, ...advice].join("\n\n")}\n`;
}

function groupChanges(changes: readonly SpecChange[]): Group[] {
  const groups = new Map<string, SpecChange[]>();
  for (const change of changes) {
    const title = change.operation === undefined ? change.api : `${change.api} ${change.operation}`;
    groups.set(title, [...(groups.get(title) ?? []), change]);
  }
  return [...groups]
    .map(([title, own]) => ({ title, changes: own.sort(byImpact) }))
    .sort((a, b) => rank(a.changes[0]) - rank(b.changes[0]));
}

function byImpact(a: SpecChange, b: SpecChange): number {
  return rank(a) - rank(b);
}

function rank(change: SpecChange | undefined): number {
  return change === undefined ? ORDER.length : ORDER.indexOf(change.impact);
}

function adviceOf({ from, now, required, isEnough }: NonNullable<SpecDiff["version"]>): string {
  return `After ${from}, the version must be at least ${required}; it is ${now}${isEnough ? "." : ": raise it."}`;
}
