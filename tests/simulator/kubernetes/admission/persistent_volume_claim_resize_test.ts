import assert from "node:assert/strict";
import { StatusError } from "../../../../src/simulator/kubernetes/status_error.ts";
import { admittingRegistry, claim, storageClass } from "./sample_storage.ts";

const cases: [what: string, allows: boolean, phase: string, expected: string | undefined][] = [
  ["bound, of a class that allows it", true, "Bound", undefined],
  [
    "bound, of a class that does not",
    false,
    "Bound",
    'persistentvolumeclaims "a" is forbidden: only dynamically provisioned pvc can be resized and ' +
    "the storageclass that provisions the pvc must support resize",
  ],
];
for (const [what, allowVolumeExpansion, phase, expected] of cases) {
  Deno.test(`a larger claim: ${what}`, () => {
    const { registry } = admittingRegistry();
    registry.create(
      registry.kind("storageclasses", "storage.k8s.io"),
      storageClass("s", { allowVolumeExpansion }),
    );
    const kind = registry.kind("persistentvolumeclaims");
    const made = registry.create(kind, claim("a", { storageClassName: "s" }));
    const bound = registry.update(kind, { ...made, status: { phase, capacity: { storage: "1Gi" } } }, {
      subresource: "status",
    });
    const larger = {
      ...bound,
      spec: { ...bound.spec as object, resources: { requests: { storage: "2Gi" } } },
    };
    let message: string | undefined;
    try {
      registry.update(kind, larger);
    } catch (error) {
      assert.ok(error instanceof StatusError);
      message = error.message;
    }
    assert.equal(message, expected);
  });
}
