import assert from "node:assert/strict";
import type { KubeObject } from "../../../../src/kube/object.ts";
import type { Kustomization } from "../../../../src/programs/kubectl/kustomize/kustomization.ts";
import { pieceOf } from "../../../../src/programs/kubectl/kustomize/piece.ts";
import { inOrder, transformPieces } from "../../../../src/programs/kubectl/kustomize/transform.ts";

const pod = (image = "nginx"): KubeObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "p" },
  spec: { containers: [{ name: "c", image }] },
});
const web = (): KubeObject => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: {},
});

function transformed(object: KubeObject, kustomization: Kustomization): KubeObject {
  const piece = pieceOf(structuredClone(object));
  transformPieces([piece], kustomization);
  return piece.object;
}

const images: [image: string, change: NonNullable<Kustomization["images"]>[number], after: string][] = [
  ["nginx", { name: "nginx", newTag: "2" }, "nginx:2"],
  ["nginx:1", { name: "nginx", newName: "other" }, "other:1"],
  ["nginx:1", { name: "nginx", digest: "sha256:a" }, "nginx@sha256:a"],
  ["nginx@sha256:b", { name: "nginx", newTag: "2" }, "nginx:2"],
  ["h:5000/nginx:1", { name: "h:5000/nginx", newTag: "2" }, "h:5000/nginx:2"],
  ["nginx-x:1", { name: "nginx", newTag: "2" }, "nginx-x:1"],
];

for (const [image, change, after] of images) {
  Deno.test(`${image} with ${JSON.stringify(change)} is ${after}`, () => {
    assert.deepEqual(transformed(pod(image), { images: [change] })["spec"], {
      containers: [{ name: "c", image: after }],
    });
  });
}

Deno.test("labels go where they are wanted", () => {
  const both = transformed(web(), { labels: [{ pairs: { a: "b" }, includeSelectors: true }] });
  const template = { metadata: { labels: { a: "b" } } };
  assert.deepEqual([both.metadata.labels, both["spec"]], [{ a: "b" }, {
    selector: { matchLabels: { a: "b" } },
    template,
  }]);
  assert.deepEqual(transformed(web(), { labels: [{ pairs: { a: "b" }, includeTemplates: true }] })["spec"], {
    template,
  });
  assert.deepEqual(transformed(web(), { labels: [{ pairs: { a: "b" } }] })["spec"], {});
});

Deno.test("namespaces are for kinds that have them", () => {
  const kinds = ["Pod", "ClusterRole", "Frob"];
  const given = kinds.map((kind) =>
    transformed({ kind, metadata: { name: "x" } }, { namespace: "n" }).metadata.namespace
  );
  assert.deepEqual(given, ["n", undefined, "n"]);
  assert.equal(
    transformed({ kind: "Namespace", metadata: { name: "x" } }, { namespace: "n" }).metadata.name,
    "n",
  );
});

Deno.test("names get what is before and after them, but for those that mean something", () => {
  const name = (kind: string) =>
    transformed({ kind, metadata: { name: "x" } }, { namePrefix: "a-", nameSuffix: "-z" }).metadata.name;
  assert.deepEqual([name("Pod"), name("Namespace")], ["a-x-z", "x"]);
});

Deno.test("replicas are for what is there", () => {
  assert.deepEqual(transformed(web(), { replicas: [{ name: "web", count: 3 }] })["spec"], { replicas: 3 });
  assert.throws(
    () => transformed(web(), { replicas: [{ name: "db", count: 3 }] }),
    /resource with name db does not match/,
  );
});

Deno.test("annotations go into templates, too", () => {
  const { metadata, spec } = transformed(web(), { commonAnnotations: { a: "b" } });
  assert.deepEqual([metadata.annotations, spec], [{ a: "b" }, {
    template: { metadata: { annotations: { a: "b" } } },
  }]);
});

Deno.test("what others need comes first", () => {
  const kinds = ["ValidatingWebhookConfiguration", "Ingress", "Deployment", "Frob", "Service", "Namespace"];
  const pieces = kinds.map((kind) => pieceOf({ apiVersion: "v1", kind, metadata: { name: "x" } }));
  assert.deepEqual(inOrder(pieces).map(({ object }) => object.kind), [
    "Namespace",
    "Service",
    "Deployment",
    "Frob",
    "Ingress",
    "ValidatingWebhookConfiguration",
  ]);
});

Deno.test("labels of selectors also go to neighbours that are chosen by labels", () => {
  const rule = { from: [{ podSelector: { matchLabels: { app: "x" } } }] };
  const policy = { kind: "NetworkPolicy", metadata: { name: "np" }, spec: { ingress: [rule] } };
  const { spec } = transformed(policy, { commonLabels: { a: "b" } });
  assert.deepEqual(spec, { ingress: [{ from: [{ podSelector: { matchLabels: { app: "x", a: "b" } } }] }] });
});
