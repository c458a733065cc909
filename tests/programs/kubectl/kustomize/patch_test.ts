import assert from "node:assert/strict";
import type { KubeObject } from "../../../../src/kube/object.ts";
import type { Patch } from "../../../../src/programs/kubectl/kustomize/kustomization.ts";
import { patchPieces } from "../../../../src/programs/kubectl/kustomize/patch.ts";
import { pieceOf } from "../../../../src/programs/kubectl/kustomize/piece.ts";

const pod = (name: string): KubeObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, labels: { app: name } },
  spec: { containers: [{ name: "a" }, { name: "b" }] },
});

async function images(patches: Patch[]): Promise<string> {
  const pieces = [pieceOf(pod("web")), pieceOf(pod("db"))];
  const patched = await patchPieces(
    pieces,
    { patches },
    (path) => Promise.resolve(`metadata: {labels: {from: ${path}}}`),
  );
  return patched.map(({ object }) =>
    `${object.metadata.name}:${
      (object["spec"] as { containers: { image?: string }[] }).containers.map(({ image }) => image ?? "-")
    }` +
    (object.metadata.labels?.["from"] ?? "")
  ).join(" ");
}

const head = "apiVersion: v1\nkind: Pod\n";
const json = '[{"op":"add","path":"/spec/containers/0/image","value":"x"}]';

const cases: [patch: Patch, after: string][] = [
  [{ patch: `${head}metadata: {name: web}\nspec: {containers: [{name: b, image: x}]}` }, "web:-,x db:-,-"],
  [{ patch: json, target: { kind: "Pod", name: "d.*" } }, "web:-,- db:x,-"],
  [{ patch: json, target: { labelSelector: "app=web" } }, "web:x,- db:-,-"],
  [{ patch: json, target: { kind: "Service" } }, "web:-,- db:-,-"],
  [{ patch: `${head}metadata: {name: db}\n$patch: delete` }, "web:-,-"],
  [{ path: "p.yaml", target: { name: "web" } }, "web:-,-p.yaml db:-,-"],
  [{ patch: "- op: add\n  path: /spec/containers/1/image\n  value: z\n", target: {} }, "web:-,z db:-,z"],
];

for (const [patch, after] of cases) {
  Deno.test(`a patch ${JSON.stringify(patch)}`, async () => assert.equal(await images([patch]), after));
}

Deno.test("a patch without its object is refused", async () => {
  await assert.rejects(images([{ patch: `${head}metadata: {name: nope}` }]), {
    message: 'no resource matches strategic merge patch "Pod.v1.[noGrp]/nope.[noNs]": no matches for Id ' +
      "Pod.v1.[noGrp]/nope.[noNs]; failed to find unique target for patch Pod.v1.[noGrp]/nope.[noNs]",
  });
  await assert.rejects(images([{ patch: json }]), { message: "must specify a target for JSON patch" });
});
