import assert from "node:assert/strict";
import { configMap, configMaps, deployments, IN_DEFAULT, sampleServer } from "../sample_cluster.ts";
import { sampleSchemas } from "../sample_schemas.ts";

const APPS = "/apis/apps/v1/namespaces/default/deployments";
const media = (type: string) => ({ "content-type": `application/${type}` });

Deno.test("an object is created, replaced and changed", async () => {
  const { send } = sampleServer();
  const created = await send("POST", `${IN_DEFAULT}/configmaps`, {
    metadata: { name: "a" },
    data: { k: "1" },
  });
  assert.deepEqual([created.code, created.body.metadata.namespace], [201, "default"]);
  const replaced = await send("PUT", `${IN_DEFAULT}/configmaps/a`, { ...created.body, data: { k: "2" } });
  assert.deepEqual([replaced.code, replaced.body.data], [200, { k: "2" }]);
  assert.equal((await send("GET", `${IN_DEFAULT}/configmaps/a`)).body.metadata.resourceVersion, "3");
});

const PATCHES: [type: string, patch: unknown, data: unknown][] = [
  ["merge-patch+json", { data: { k: null, l: "2" } }, { l: "2" }],
  ["strategic-merge-patch+json", { data: { l: "2" } }, { k: "1", l: "2" }],
  ["json-patch+json", [{ op: "replace", path: "/data/k", value: "2" }], { k: "2" }],
  ["apply-patch+yaml", "apiVersion: v1\nkind: ConfigMap\ndata:\n  l: '2'\n", { k: "1", l: "2" }],
];

for (const [type, patch, data] of PATCHES) {
  Deno.test(`patch ${type}`, async () => {
    const { send, registry } = sampleServer();
    registry.create(configMaps, configMap("a", { k: "1" }));
    const answer = await send("PATCH", `${IN_DEFAULT}/configmaps/a?fieldManager=me`, patch, media(type));
    assert.deepEqual([answer.code, answer.body.data], [200, data]);
  });
}

Deno.test("applying what is missing creates it", async () => {
  const { send } = sampleServer();
  const body = { apiVersion: "v1", kind: "ConfigMap", data: { k: "v" } };
  const path = `${IN_DEFAULT}/configmaps/a?fieldManager=me`;
  assert.equal((await send("PATCH", path, body, media("apply-patch+yaml"))).code, 201);
  assert.equal((await send("PATCH", path, body, media("apply-patch+yaml"))).code, 200);
});

Deno.test("status and the rest are written apart", async () => {
  const { send, registry } = sampleServer();
  registry.create(deployments, { metadata: { name: "web", namespace: "default" }, spec: { replicas: 1 } });
  const patch = { spec: { replicas: 5 }, status: { replicas: 2 } };
  const merge = media("merge-patch+json");
  const status = (await send("PATCH", `${APPS}/web/status`, patch, merge)).body;
  assert.deepEqual([status.spec, status.status], [{ replicas: 1 }, { replicas: 2 }]);
  const spec = (await send("PATCH", `${APPS}/web`, { ...patch, status: { replicas: 9 } }, merge)).body;
  assert.deepEqual([spec.spec, spec.status], [{ replicas: 5 }, { replicas: 2 }]);
});

Deno.test("a dry run changes nothing", async () => {
  const { send, registry } = sampleServer();
  const before = registry.store.revision;
  assert.equal(
    (await send("POST", `${IN_DEFAULT}/configmaps?dryRun=All`, { metadata: { name: "a" } })).code,
    201,
  );
  assert.equal(registry.store.revision, before);
});

Deno.test("the manager is the client's name", async () => {
  const { send } = sampleServer();
  const userAgent = { "user-agent": "kubectl/v1.36.0 (linux/amd64)" };
  const body = { metadata: { name: "a" }, data: { k: "v" } };
  const { metadata } = (await send("POST", `${IN_DEFAULT}/configmaps`, body, userAgent)).body;
  assert.equal(metadata.managedFields[0].manager, "kubectl");
});

const VALIDATIONS: [mode: string, code: number, warnings: string | null][] = [
  ["Strict", 400, null],
  ["Warn", 201, '299 - "unknown field \\"spec.replica\\""'],
  ["Ignore", 201, null],
];

for (const [mode, code, warnings] of VALIDATIONS) {
  Deno.test(`unknown fields with ${mode}`, async () => {
    const { send } = sampleServer({ openapi: sampleSchemas });
    const body = { metadata: { name: "web" }, spec: { replicas: 1, replica: 2 } };
    const answer = await send("POST", `${APPS}?fieldValidation=${mode}`, body);
    assert.equal(answer.code, code, answer.text);
    assert.equal(answer.headers.get("warning"), warnings);
    if (code === 201) assert.deepEqual(answer.body.spec, { replicas: 1 });
  });
}

Deno.test("a patch's unknown fields are found too", async () => {
  const { send, registry } = sampleServer({ openapi: sampleSchemas });
  registry.create(deployments, { metadata: { name: "web", namespace: "default" }, spec: { replicas: 1 } });
  const patch = { spec: { replica: 2 } };
  const merge = media("merge-patch+json");
  const warned = await send("PATCH", `${APPS}/web`, patch, merge);
  assert.deepEqual([warned.code, warned.body.spec], [200, { replicas: 1 }]);
  assert.equal(warned.headers.get("warning"), '299 - "unknown field \\"spec.replica\\""');
  const refused = await send("PATCH", `${APPS}/web?fieldValidation=Strict`, patch, merge);
  assert.match(refused.body.message, /^ "" is invalid: patch: Invalid value: .*unknown field "spec.replica"/);
  const mistyped = await send("PATCH", `${APPS}/web`, { spec: { replicas: "x" } }, merge);
  assert.match(
    mistyped.body.message,
    /cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas/,
  );
  const applied = await send(
    "PATCH",
    `${APPS}/web?fieldManager=me&fieldValidation=Strict`,
    patch,
    media("apply-patch+yaml"),
  );
  assert.deepEqual([applied.code, applied.body.message], [
    400,
    'strict decoding error: unknown field "spec.replica"',
  ]);
});

const REFUSED: [method: string, path: string, body: unknown, code: number, message: RegExp][] = [
  [
    "PUT",
    "configmaps/a",
    { metadata: { name: "b" } },
    400,
    /name of the object \(b\) does not match the name on the URL/,
  ],
  [
    "POST",
    "configmaps",
    { metadata: { name: "b", namespace: "x" } },
    400,
    /namespace of the provided object does not/,
  ],
  ["PATCH", "configmaps/a", { a: 1 }, 415, /^415: Unsupported Media Type$/],
  ["PUT", "configmaps/nosuch", { metadata: { name: "nosuch" } }, 404, /not found/],
];

for (const [method, path, body, code, message] of REFUSED) {
  Deno.test(`refused: ${method} ${path}`, async () => {
    const { send, registry } = sampleServer();
    registry.create(configMaps, configMap("a"));
    const answer = await send(method, `${IN_DEFAULT}/${path}`, body, { "content-type": "application/json" });
    assert.equal(answer.code, code);
    assert.match(answer.body.message, message);
  });
}
