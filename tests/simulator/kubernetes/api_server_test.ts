import assert from "node:assert/strict";
import { ApiServer } from "../../../src/simulator/kubernetes/api_server.ts";
import { Random } from "../../../src/simulator/clock/random.ts";
import { RbacWorld } from "./rbac/rbac_world.ts";
import { accounts, podServer } from "./sample_pods.ts";
import { configMap, configMaps, sampleCluster } from "./sample_cluster.ts";

function sampleServer(): { server: ApiServer; registry: ReturnType<typeof sampleCluster>["registry"] } {
  const { registry, queue } = sampleCluster();
  return { server: new ApiServer({ registry, queue, random: new Random(2) }), registry };
}

const PATHS: [path: string, code: number, beginning: string][] = [
  ["/version", 200, '{\n  "major": "1",\n  "minor": "36"'],
  ["/healthz", 200, "ok"],
  ["/readyz?verbose", 200, "[+]ping ok\n"],
  ["/livez/ping", 200, "ok"],
  ["/livez/nosuch", 404, "404 page not found"],
  ["/", 200, '{\n  "paths": [\n    "/.well-known/openid-configuration",\n    "/api",'],
  ["/api", 200, '{"kind":"APIVersions","versions":["v1"]'],
  ["/apis", 200, '{"kind":"APIGroupList","apiVersion":"v1","groups":[{"name":"apps"'],
  ["/apis/apps", 200, '{"kind":"APIGroup","apiVersion":"v1","name":"apps"'],
  ["/api/v1", 200, '{"kind":"APIResourceList","groupVersion":"v1","resources":[{"name":"configmaps"'],
  ["/apis/apps/v2", 404, '{"kind":"Status"'],
  [
    "/openapi/v3",
    200,
    '{"paths":{".well-known/openid-configuration":{"serverRelativeURL":"/openapi/v3/.well-known/',
  ],
  ["/openapi/v3/apis/nosuch/v1", 404, "404 page not found"],
  ["/api/v1/namespaces/default/configmaps?limit=1", 200, '{"kind":"ConfigMapList","apiVersion":"v1"'],
  ["/api/v1/configmaps/a", 404, '{"kind":"Status"'],
  ["/api/v1/namespaces/default/configmaps/a", 200, '{"kind":"ConfigMap","apiVersion":"v1"'],
  ["/api/v1/namespaces/default", 200, '{"kind":"Namespace","apiVersion":"v1"'],
];

Deno.test("paths lead where they should", async (test) => {
  const { server, registry } = sampleServer();
  registry.create(configMaps, configMap("a"));
  for (const [path, code, beginning] of PATHS) {
    await test.step(path, async () => {
      const answer = await server.request(path);
      const text = await answer.text();
      assert.equal(answer.status, code, text);
      assert.ok(text.startsWith(beginning), text.slice(0, 120));
      assert.equal(answer.headers.get("cache-control"), "no-cache, private");
      assert.match(answer.headers.get("audit-id") ?? "", /^[0-9a-f-]{36}$/);
    });
  }
});

Deno.test("a request of the process can be made in another's name", async () => {
  const { server } = sampleServer();
  const answer = await server.request("/api/v1/pods", { headers: { "Impersonate-User": "jane" } });
  assert.equal(answer.status, 403);
  assert.match((await answer.json()).message, /User "jane" cannot list resource "pods"/);
  const headers = { "Impersonate-Group": "system:masters" };
  assert.equal((await server.request("/api/v1/pods", { headers })).status, 400);
});

Deno.test("a process that is no administrator may not take another's name", async () => {
  const { registry, queue } = sampleCluster();
  const user = { name: "ann", groups: ["system:authenticated"] };
  const server = new ApiServer({ registry, queue, random: new Random(1), user });
  const headers = { "Impersonate-User": "root", "Impersonate-Group": "system:masters" };
  assert.equal((await server.request("/api/v1/configmaps", { headers })).status, 403);
});

Deno.test("an aborted request rejects, a closed server ends its watches", async () => {
  const { server } = sampleServer();
  await assert.rejects(server.request("/version", { signal: AbortSignal.abort() }));
  const watch = await server.request("/api/v1/configmaps?watch=1");
  server.close();
  assert.equal(await watch.text(), "");
});

Deno.test("a stream to anything but a pod is refused", async () => {
  const { server, registry } = podServer();
  await assert.rejects(
    server.connect("/api/v1/namespaces/default/pods/x/exec?command=ls", ["v5.channel.k8s.io"]),
    { message: 'pods "x" not found' },
  );
  registry.create(accounts, { metadata: { name: "a", namespace: "default" } });
  for (const action of ["portforward?ports=80", "exec?command=ls"]) {
    await assert.rejects(
      server.connect(`/api/v1/namespaces/default/serviceaccounts/a/${action}`, ["v4.channel.k8s.io"]),
      { code: 404, message: "the server could not find the requested resource" },
    );
  }
  assert.equal(server.refusal(new Error("broken")).status, 500);
  assert.equal(server.unauthorized().status, 401);
});

Deno.test("who may only look at exec may run nothing, and what is not there is not told to strangers", async () => {
  const world = new RbacWorld();
  const { registry, queue } = world;
  const server = new ApiServer({ registry, queue, random: new Random(1) });
  const ann = { name: "ann", groups: ["system:authenticated"] };
  const exec = () => server.connect("/api/v1/namespaces/default/pods/x/exec?command=ls", [], undefined, ann);
  await assert.rejects(exec(), { message: /cannot get resource "pods\/exec"/ });
  world.role("look", ["get core pods/exec"], "default");
  world.bind("look", "Role look", "User ann", "default");
  await assert.rejects(exec(), { message: /cannot create resource "pods\/exec"/ });
  world.role("run", ["create core pods/exec"], "default");
  world.bind("run", "Role run", "User ann", "default");
  await assert.rejects(exec(), { message: 'pods "x" not found' });
  const nowhere = new Request("http://localhost/apis/nothing.example.com/v1/things");
  assert.equal((await server.handle(nowhere, ann)).status, 403);
  assert.equal((await server.request("/apis/nothing.example.com/v1/things")).status, 404);
});

Deno.test("a warning may have letters of any script: it does not fail what has been done", async () => {
  const { server } = sampleServer();
  const answer = await server.request("/api/v1/namespaces/default/configmaps", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"metadata":{"name":"a"},"data":{"名前":"1","名前":"2"}}',
  });
  const bytes = Uint8Array.from(answer.headers.get("warning") ?? "", (letter) => letter.charCodeAt(0));
  assert.match(new TextDecoder().decode(bytes), /^299 - "duplicate field .*名前/);
  assert.notEqual(answer.status, 500);
});
