import { essenceOf } from "../../media-type.ts";
import { isObject } from "../../validation/values.ts";
import type { ValidCall } from "../call.ts";
import { firstDocumented } from "../response/documented-response.ts";
import type { RequestError } from "../response/error-response.ts";
import type { CollectionOperation } from "./collections.ts";
import { type Item, sentItem } from "./item-members.ts";
import { applyJsonPatch } from "./json-patch.ts";
import { mergePatch } from "./merge-patch.ts";

/** An item after a PATCH, as its media type says, or why it is refused. */
export function patchItem(
  call: ValidCall,
  found: CollectionOperation,
  before: Item,
): { readonly item: Item } | { readonly error: RequestError } {
  const { target, request, body } = call;
  switch (essenceOf(request.headers.get("content-type") ?? "")) {
    case "application/json-patch+json": {
      const patched = applyJsonPatch(before, body.value);
      if ("value" in patched && isObject(patched.value)) return { item: patched.value };
      const { rule, isMalformed } =
        "rule" in patched ? patched : { rule: "The patch must leave an object.", isMalformed: false };
      // RFC 5789, 2.2.
      const status = firstDocumented(target, isMalformed ? [400, 422] : [409, 422, 400]);
      return { error: { status, because: rule } };
    }
    case "application/merge-patch+json":
      return { item: mergePatch(before, sentItem(call, found)) };
    default:
      return { item: { ...before, ...sentItem(call, found) } };
  }
}
