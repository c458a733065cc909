import assert from "node:assert/strict";
import type { KubeObject } from "../../../../src/kube/object.ts";
import { facesOf } from "../../../../src/simulator/kubernetes/kind_face.ts";
import { customKind } from "../../../../src/simulator/kubernetes/custom/custom_kind.ts";
import { refusalOf } from "../sample_cluster.ts";
import { sampleDefinition, sampleVersion } from "./sample_definition.ts";

const scale = {
  specReplicasPath: ".spec.size",
  statusReplicasPath: ".status.size",
  labelSelectorPath: ".status.s",
};
const schema = { type: "object" };
const definition = sampleDefinition({}, {
  versions: [
    sampleVersion(schema, { name: "v1", subresources: { scale } }),
    sampleVersion(schema, { name: "v1beta1", storage: false, deprecated: true }),
    sampleVersion(schema, { name: "v2", storage: false, served: false }),
  ],
});

Deno.test("a definition gives a kind with a face for each version that is served", () => {
  const kind = customKind(definition);
  assert.deepEqual(facesOf(kind).map(({ version }) => version), ["v1", "v1beta1"]);
  assert.deepEqual([kind.plural, kind.kind, kind.listKind, kind.namespaced], [
    "gadgets",
    "Gadget",
    "GadgetList",
    true,
  ]);
  assert.equal(facesOf(kind)[1]!.deprecation, "example.com/v1beta1 Gadget is deprecated");
});

Deno.test("the scale sub-resource is where the definition says", () => {
  const paths = customKind(definition).scale!;
  const object = { metadata: {}, spec: { size: 3 }, status: { size: 2, s: "a=b" } } as KubeObject;
  assert.deepEqual([paths.replicas(object), paths.statusReplicas(object), paths.selector(object)], [
    3,
    2,
    "a=b",
  ]);
  paths.setReplicas(object, 5);
  assert.equal(paths.replicas(object), 5);
  assert.equal(
    refusalOf(() => paths.replicas({ metadata: {}, spec: {} })),
    '500 InternalError: Internal error occurred: the spec replicas field ".spec.size" does not exist',
  );
});

Deno.test("where only a webhook could convert, other versions are refused", () => {
  const conversion = { strategy: "Webhook", webhook: { clientConfig: { url: "https://hook.example.com" } } };
  const kind = customKind({ ...definition, spec: { ...definition.spec, conversion } });
  assert.equal(facesOf(kind)[0]!.refuse, undefined);
  assert.match(
    facesOf(kind)[1]!.refuse!().message,
    /^conversion webhook for example.com\/v1, Kind=Gadget failed/,
  );
});
