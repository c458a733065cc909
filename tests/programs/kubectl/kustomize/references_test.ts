import assert from "node:assert/strict";
import type { KubeObject } from "../../../../src/kube/object.ts";
import { pieceOf } from "../../../../src/programs/kubectl/kustomize/piece.ts";
import { renamePieces } from "../../../../src/programs/kubectl/kustomize/references.ts";

const object = (kind: string, fields: Record<string, unknown> = {}): KubeObject => ({
  kind,
  metadata: { name: "x" },
  ...fields,
});
const pod = (spec: unknown) => object("Pod", { spec });

/** Kind of what is named, and who names it by x; x-2 stands there afterwards. */
const holders: [kind: string, holder: KubeObject][] = [
  ["ConfigMap", pod({ containers: [{ envFrom: [{ configMapRef: { name: "x" } }] }] })],
  ["ConfigMap", pod({ initContainers: [{ env: [{ valueFrom: { configMapKeyRef: { name: "x" } } }] }] })],
  ["ConfigMap", pod({ volumes: [{ configMap: { name: "x" } }] })],
  ["ConfigMap", pod({ volumes: [{ projected: { sources: [{ configMap: { name: "x" } }] } }] })],
  ["Secret", pod({ volumes: [{ secret: { secretName: "x" } }] })],
  ["Secret", pod({ imagePullSecrets: [{ name: "x" }] })],
  ["Secret", object("Ingress", { spec: { tls: [{ secretName: "x" }] } })],
  [
    "Service",
    object("Ingress", { spec: { rules: [{ http: { paths: [{ backend: { service: { name: "x" } } }] } }] } }),
  ],
  ["Service", object("StatefulSet", { spec: { serviceName: "x" } })],
  ["PersistentVolumeClaim", pod({ volumes: [{ persistentVolumeClaim: { claimName: "x" } }] })],
  ["ServiceAccount", pod({ serviceAccountName: "x" })],
  ["ServiceAccount", object("RoleBinding", { subjects: [{ kind: "ServiceAccount", name: "x" }] })],
  ["Role", object("RoleBinding", { roleRef: { kind: "Role", name: "x" } })],
  [
    "Deployment",
    object("HorizontalPodAutoscaler", { spec: { scaleTargetRef: { kind: "Deployment", name: "x" } } }),
  ],
  ["StorageClass", object("PersistentVolumeClaim", { spec: { storageClassName: "x" } })],
];

for (const [kind, holder] of holders) {
  Deno.test(`a ${holder.kind} follows the new name of a ${kind}: ${JSON.stringify(holder).slice(0, 90)}`, () => {
    const named = pieceOf(object(kind));
    const naming = pieceOf(structuredClone(holder));
    renamePieces([named, naming], (piece) => piece === named ? "x-2" : piece.object.metadata.name!);
    assert.deepEqual(named.names, ["x", "x-2"]);
    const { metadata: _, ...fields } = naming.object;
    assert.match(JSON.stringify(fields), /"x-2"/);
  });
}

Deno.test("names of what is not here stay", () => {
  const naming = pieceOf(pod({ serviceAccountName: "x" }));
  renamePieces([pieceOf(object("ConfigMap")), naming], () => "y");
  assert.deepEqual(naming.object["spec"], { serviceAccountName: "x" });
});
