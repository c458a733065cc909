import assert from "node:assert/strict";
import { admittingRegistry, AS_DEFAULT, claim, storageClass } from "./sample_storage.ts";

const cases: [what: string, spec: Record<string, unknown>, expected: string | undefined][] = [
  ["names none", {}, "fast"],
  ["names another", { storageClassName: "slow" }, "slow"],
  ["wants none", { storageClassName: "" }, ""],
];
for (const [what, spec, expected] of cases) {
  Deno.test(`the class of a claim that ${what}`, () => {
    const { registry } = admittingRegistry();
    const classes = registry.kind("storageclasses", "storage.k8s.io");
    registry.create(classes, {
      ...storageClass("fast"),
      metadata: { name: "fast", annotations: AS_DEFAULT },
    });
    const made = registry.create(registry.kind("persistentvolumeclaims"), claim("a", spec));
    assert.equal((made.spec as { storageClassName?: string }).storageClassName, expected);
  });
}

Deno.test("without a default class a claim stays without one", () => {
  const { registry } = admittingRegistry();
  const made = registry.create(registry.kind("persistentvolumeclaims"), claim("a"));
  assert.equal("storageClassName" in (made.spec as object), false);
});
