import assert from "node:assert/strict";
import { ConnectionDropped } from "../../../../src/simulator/kubernetes/http/api_extension.ts";
import { jsonAnswer } from "../../../../src/simulator/kubernetes/http/answer.ts";
import { ADMINISTRATOR } from "../../../../src/simulator/kubernetes/api_server.ts";
import { sampleServer } from "../sample_cluster.ts";

Deno.test("paths that the API does not know are asked of the extension", async () => {
  const { server } = sampleServer();
  server.extension = {
    answer: ({ path }) => path === "/whale" ? Promise.resolve(jsonAnswer(200, "moby")) : undefined,
    interfere: () => undefined,
  };
  assert.equal(await (await server.request("/whale")).json(), "moby");
  assert.equal((await server.request("/shark")).status, 404);
});

Deno.test("interference sees who asks for what, and a dropped connection is no answer", async () => {
  const { server } = sampleServer();
  const seen: unknown[] = [];
  server.extension = {
    answer: () => undefined,
    interfere: (user, { verb, resource, namespace }) => {
      seen.push([user.name, verb, resource, namespace]);
      return Promise.reject(new ConnectionDropped());
    },
  };
  await assert.rejects(server.request("/api/v1/namespaces/default/configmaps"), TypeError);
  const request = new Request("http://x/api/v1/pods?watch=true");
  assert.equal((await server.handle(request, ADMINISTRATOR)).type, "error");
  assert.deepEqual(seen, [
    ["kubernetes-admin", "list", "configmaps", "default"],
    ["kubernetes-admin", "watch", "pods", ""],
  ]);
});
