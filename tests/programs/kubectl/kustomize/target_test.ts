import assert from "node:assert/strict";
import type { KubeObject } from "../../../../src/kube/object.ts";
import { parseYaml } from "../../../../src/kube/yaml.ts";
import type { PatchTarget } from "../../../../src/programs/kubectl/kustomize/kustomization.ts";
import { pieceOf } from "../../../../src/programs/kubectl/kustomize/piece.ts";
import { isRejected, isTarget } from "../../../../src/programs/kubectl/kustomize/target.ts";

const piece = pieceOf(
  parseYaml(
    "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web-1, labels: {app: x}, annotations: {q: z}}}",
  ) as unknown as KubeObject,
);

const CASES: [target: PatchTarget, isMeant: boolean, isLeftOut: boolean][] = [
  [{}, true, false],
  [{ name: "web-.*" }, true, true],
  [{ name: "web" }, false, false],
  [{ kind: "Dep.*", group: "apps", version: "v1" }, true, true],
  [{ labelSelector: "app=x" }, true, true],
  [{ labelSelector: "app=y" }, false, false],
  [{ annotationSelector: "q in (z)" }, true, true],
  [{ name: "other", labelSelector: "app=x" }, false, true],
  [{ name: "web-1", labelSelector: "app=y" }, false, true],
];
for (const [target, isMeant, isLeftOut] of CASES) {
  Deno.test(`kustomize's target ${JSON.stringify(target)}`, () =>
    assert.deepEqual([isTarget(piece, target), isRejected(piece, target)], [isMeant, isLeftOut]));
}
