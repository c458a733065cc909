import assert from "node:assert/strict";
import { embeddedSchemas, embedSchemas } from "../../src/openapi/embedded.ts";

Deno.test("a checkout has nothing embedded, a bundle what its entry handed over", async () => {
  assert.equal(embeddedSchemas(), undefined);
  embedSchemas(() => Promise.resolve('{"schemas":{}}'));
  assert.equal(await embeddedSchemas()?.(), '{"schemas":{}}');
});
