/** Whether a text is an http or https URL rather than a path: `C:\\api.yaml` can be parsed as a URL too. */
export function isUrl(text: string): boolean {
  return /^https?:\/\//i.test(text);
}
