import assert from "node:assert/strict";
import { sampleServer } from "../sample_cluster.ts";
import { sampleSchemas } from "../sample_schemas.ts";

Deno.test("the index leads to documents that never change", async () => {
  const { send } = sampleServer({ openapi: sampleSchemas });
  const { paths } = (await send("GET", "/openapi/v3")).body;
  const address = paths["apis/apps/v1"].serverRelativeURL;
  const { code, body, headers } = await send("GET", address);
  assert.equal(code, 200);
  assert.equal(headers.get("cache-control"), "public, immutable");
  assert.equal(headers.get("expires"), "Fri, 01 Jan 2027 00:00:00 GMT");
  assert.ok(body.components.schemas["io.k8s.api.apps.v1.Deployment"]);
  assert.ok(body.paths["/apis/apps/v1/namespaces/{namespace}/deployments"].post);
  const tag = headers.get("etag")!;
  assert.equal((await send("GET", address, undefined, { "if-none-match": tag })).code, 304);
});

Deno.test("an outdated address leads to the new one", async () => {
  const { send } = sampleServer();
  const moved = await send("GET", "/openapi/v3/api/v1?hash=OLD");
  assert.equal(moved.code, 301);
  assert.match(moved.headers.get("location") ?? "", /^\/openapi\/v3\/api\/v1\?hash=[0-9A-F]{128}$/);
});

Deno.test("without schemas there are paths all the same", async () => {
  const { body } = await sampleServer().send("GET", "/openapi/v3/api/v1");
  assert.deepEqual(body.components, { schemas: {} });
  assert.ok(body.paths["/api/v1/namespaces/{namespace}/configmaps/{name}"].patch);
});
