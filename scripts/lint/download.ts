import { BaseResolver } from "@redocly/openapi-core";
import type { Spec } from "../find/specs.ts";
import { BoundedFetch, showUrl } from "./fetch-bounded.ts";
import { type LintSettings, loadLintConfig } from "./lint-config.ts";

/** Fetches a document that is not part of another one. Throws if that is not possible. */
export async function download(
  location: string,
  settings: LintSettings,
): Promise<Pick<Spec, "file"> & { readonly text: string }> {
  const { redocly } = await loadLintConfig(settings);
  const remote = new BoundedFetch({ mayLeave: true });
  // Redocly selects the headers by `resolve.http.headers`.
  let file = location;
  const customFetch = async (url: string, { headers }: { readonly headers: Record<string, string> }) => {
    const fetched = await remote.get(url, headers);
    file = showUrl(fetched.url.href);
    return new Response(fetched.text);
  };
  const { body } = await new BaseResolver({ http: { ...redocly.resolve.http, customFetch } }).loadExternalRef(location);
  return { file, text: body };
}
