import { type Config, getLineColLocation, lintFromString, loadConfig } from "@redocly/openapi-core";
import { repositoryPath } from "./repository.ts";

/** A problem: its rule and its line. */
export interface PointedProblem {
  readonly rule: string;
  readonly line: string;
  readonly message: string;
}

const configPath = repositoryPath("redocly.yaml");
const shippedConfig = await loadConfig({ configPath });

/** Lints a document, by default with the settings of `redocly.yaml`. */
export async function lintText(source: string, config: Config = shippedConfig): Promise<PointedProblem[]> {
  const problems = await lintFromString({ source, absoluteRef: repositoryPath("document.yaml"), config });
  return problems.map(({ ruleId, message, location: [place] }) => {
    const line = place ? getLineColLocation(place).start.line : 0;
    return { rule: ruleId, line: source.split("\n")[line - 1]?.trim() ?? "", message };
  });
}
