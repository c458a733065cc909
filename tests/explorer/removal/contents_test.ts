import assert from "node:assert/strict";
import { contents } from "../../../src/explorer/removal/contents.ts";
import { texts } from "./consequence_lines.ts";
import { object, sceneOf } from "./small_cluster.ts";

const namespace = object("Namespace shop");
const node = object("Node eli01");
const definition = object("CustomResourceDefinition whales.example.com", {
  spec: { group: "example.com", names: { plural: "whales", kind: "Whale" } },
});
const inside = [
  object("Pod shop/a", { spec: { nodeName: "eli01" } }),
  object("Pod shop/b"),
  object("ConfigMap shop/kube-root-ca.crt"),
  object("ServiceAccount shop/default"),
  object("EndpointSlice shop/web-x"),
  object("Whale shop/moby"),
  object("Whale sea/dick"),
];
const all = [namespace, node, definition, ...inside];

for (
  const { doomed, said } of [
    { doomed: namespace, said: ["Everything in namespace shop goes with it:", "  2 Pods, 1 Whale"] },
    { doomed: object("Namespace empty"), said: ["Namespace empty is empty."] },
    { doomed: definition, said: ["All 2 Whales in 2 namespaces go with it, and what those own."] },
    {
      doomed: node,
      said: [
        "1 Pod on eli01: drain it first (r); these are deleted without notice.",
        "A kubelet that still runs there registers the node again when it restarts.",
      ],
    },
    { doomed: inside[0]!, said: [] },
  ]
) {
  Deno.test(`contents of ${doomed.kind} ${doomed.metadata.name}`, async () => {
    assert.deepEqual(texts(await contents(await sceneOf([...all, doomed], [doomed]))), said);
  });
}
