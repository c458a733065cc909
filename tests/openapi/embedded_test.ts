import assert from "node:assert/strict";
import { embeddedSchemas, embedSchemas } from "../../src/openapi/embedded.ts";

Deno.test("a checkout has nothing embedded, a bundle what its entry handed over", () => {
  assert.equal(embeddedSchemas(), undefined);
  embedSchemas('{"schemas":{}}');
  assert.equal(embeddedSchemas(), '{"schemas":{}}');
});
