import assert from "node:assert/strict";
import { configMap, configMaps, IN_DEFAULT, sampleServer } from "../sample_cluster.ts";

const ROUTES: [method: string, path: string, code: number][] = [
  ["PUT", `${IN_DEFAULT}/configmaps`, 405],
  ["POST", `${IN_DEFAULT}/configmaps/a`, 405],
  ["POST", "/api/v1/configmaps", 405],
  ["HEAD", `${IN_DEFAULT}/configmaps/a`, 405],
  ["OPTIONS", `${IN_DEFAULT}/configmaps/a`, 405],
  ["GET", `${IN_DEFAULT}/configmaps/a/status`, 404],
  ["GET", `${IN_DEFAULT}/configmaps/a/nosuch`, 404],
  ["GET", `${IN_DEFAULT}/nosuch`, 404],
  ["GET", `${IN_DEFAULT}/namespaces/x`, 404],
  ["GET", "/api/v1/configmaps/a", 404],
  ["GET", "/api/v1/namespaces/default/status", 200],
  ["PATCH", "/api/v1/namespaces/default/finalize", 405],
];

for (const [method, path, code] of ROUTES) {
  Deno.test(`${method} ${path}`, async () => {
    const { send, registry } = sampleServer();
    registry.create(configMaps, configMap("a"));
    const answer = await send(method, path);
    assert.equal(answer.code, code, answer.text);
  });
}

Deno.test("verbs that a kind does not have are not allowed", async () => {
  const { registry, server } = sampleServer();
  assert.ok(registry.kinds.includes(configMaps));
  const answer = await server.request("/api/v1/namespaces/default/finalize", { method: "GET" });
  assert.equal(answer.status, 405);
});
