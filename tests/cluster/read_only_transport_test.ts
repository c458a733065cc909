import assert from "node:assert/strict";
import { readOnlyTransport } from "../../src/cluster/read_only_transport.ts";
import type { Transport } from "../../src/cluster/transport.ts";

/** Method, path, and whether it passes. */
const cases: [string, string, boolean][] = [
  ["GET", "/api/v1/pods?watch=true", true],
  ["POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", true],
  ["POST", "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews", true],
  ["POST", "/apis/authorization.k8s.io/v1/namespaces/shop/localsubjectaccessreviews", true],
  ["POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews", true],
  ["POST", "/api/v1/namespaces/shop/pods", false],
  ["POST", "/api/v1/namespaces/shop/pods?dryRun=All", false],
  ["POST", "/api/v1/namespaces/shop/serviceaccounts/default/token", false],
  ["PATCH", "/api/v1/nodes/eli01", false],
  ["PUT", "/api/v1/nodes/eli01", false],
  ["DELETE", "/api/v1/nodes/eli01", false],
  ["POST", "/api/v1/namespaces/x/pods?y=/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", false],
];

function gated(isReadOnly: () => boolean): { transport: Transport; passed: string[] } {
  const passed: string[] = [];
  const inner: Transport = {
    description: "a fake",
    request: (path, init) => {
      passed.push(`${init?.method ?? "GET"} ${path}`);
      return Promise.resolve(Response.json({}));
    },
    connect: (path) => {
      passed.push(path);
      return Promise.reject(new Error("a stream"));
    },
    close: () => {},
  };
  return { transport: readOnlyTransport(inner, isReadOnly), passed };
}

for (const [method, path, passes] of cases) {
  Deno.test(`read-only: ${method} ${path} ${passes ? "passes" : "is refused"}`, async () => {
    const { transport, passed } = gated(() => true);
    const response = await transport.request(path, { method });
    assert.equal(response.status, passes ? 200 : 403);
    assert.deepEqual(passed, passes ? [`${method} ${path}`] : []);
    if (!passes) assert.match((await response.json()).message, /^read-only mode: .* was not sent$/);
  });
}

Deno.test("read-only: no stream is opened", async () => {
  const { transport, passed } = gated(() => true);
  await assert.rejects(
    transport.connect("/api/v1/namespaces/a/pods/b/exec?command=sh", []),
    /read-only mode/,
  );
  assert.deepEqual(passed, []);
});

Deno.test("read-only: the gate opens and closes while the program runs", async () => {
  let isReadOnly = true;
  const { transport, passed } = gated(() => isReadOnly);
  isReadOnly = false;
  await transport.request("/api/v1/nodes/eli01", { method: "DELETE" });
  isReadOnly = true;
  await transport.request("/api/v1/nodes/eli02", { method: "DELETE" });
  assert.deepEqual(passed, ["DELETE /api/v1/nodes/eli01"]);
});
