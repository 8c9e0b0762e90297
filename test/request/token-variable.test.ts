import { expect, test } from "vitest";
import { tokenVariable } from "../../src/credentials/token-variable.ts";

test.each([
  ["kirim", "KIRIM_API_KEY"],
  ["pet-store.v2", "PET_STORE_V2_API_KEY"],
  ["會計", "U6703_U8A08_API_KEY"],
  ["支払", "U652F_U6255_API_KEY"],
])("the API %s has its own variable for the token: %s", (name, variable) => {
  expect(tokenVariable({ name })).toBe(variable);
});
