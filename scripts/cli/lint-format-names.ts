/** The forms in which Redocly's formatter prints problems. */
export const LINT_FORMATS = [
  "codeframe",
  "stylish",
  "github-actions",
  "markdown",
  "junit",
  "checkstyle",
  "codeclimate",
  "summary",
] as const;

export type LintFormat = (typeof LINT_FORMATS)[number];
