import assert from "node:assert/strict";
import { references, valuesAt } from "../../../src/explorer/removal/references.ts";
import { texts } from "./consequence_lines.ts";
import { object, ownedBy, sceneOf } from "./small_cluster.ts";

const pod = { containers: [{ envFrom: [{ configMapRef: { name: "settings" } }] }] };
const deployment = object("Deployment shop/web", { spec: { template: { spec: pod } } });
const ofDeployment = object("Pod shop/web-1", { metadata: ownedBy(deployment), spec: pod });
const bare = object("Pod shop/bare", { spec: { volumes: [{ secret: { secretName: "key" } }] } });
const ingress = object("Ingress shop/front", {
  spec: {
    tls: [{ secretName: "key" }],
    rules: [{ http: { paths: [{ backend: { service: { name: "web" } } }] } }],
  },
});
const settings = object("ConfigMap shop/settings");
const key = object("Secret shop/key");
const service = object("Service shop/web");
const all = [deployment, ofDeployment, bare, ingress, settings, key, service];

for (
  const { doomed, said } of [
    { doomed: [settings], said: ["ConfigMap shop/settings is named by Deployment web."] },
    { doomed: [settings, deployment], said: [] },
    { doomed: [key], said: ["Secret shop/key is named by Pod bare, Ingress front."] },
    { doomed: [service], said: ["Service shop/web is named by Ingress front."] },
    { doomed: [ingress], said: [] },
  ]
) {
  Deno.test(`references to ${doomed.map(({ metadata }) => metadata.name)}`, async () => {
    assert.deepEqual(texts(await references(await sceneOf(all, doomed))), said);
  });
}

Deno.test("valuesAt goes through lists", () => {
  assert.deepEqual(valuesAt({ a: [{ b: 1 }, { c: 2 }, { b: 3 }] }, "a.*.b"), [1, 3]);
  assert.deepEqual(valuesAt("text", "a.*.b"), []);
});
