import assert from "node:assert/strict";
import { rememberDocuments } from "../../../../src/simulator/kubernetes/http/openapi_source.ts";

Deno.test("a document is asked for once, unless that failed", async () => {
  const asked: string[] = [];
  let isOffline = true;
  const source = rememberDocuments({
    document(name) {
      asked.push(name);
      return isOffline ? Promise.reject(new Error("offline")) : Promise.resolve(undefined);
    },
  });
  await assert.rejects(source.document("api/v1"));
  isOffline = false;
  for (let i = 0; i < 3; i++) await source.document("api/v1");
  await source.document("apis/apps/v1");
  assert.deepEqual(asked, ["api/v1", "api/v1", "apis/apps/v1"]);
});
