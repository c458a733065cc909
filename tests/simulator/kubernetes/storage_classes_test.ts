import assert from "node:assert/strict";
import { defaultClassOf, storageClassNamed } from "../../../src/simulator/kubernetes/storage_classes.ts";
import { admittingRegistry, AS_DEFAULT, storageClass } from "./admission/sample_storage.ts";

Deno.test("of several default classes the newest counts, and of those the first by name", () => {
  const { registry, queue } = admittingRegistry();
  const add = (name: string) =>
    registry.create(registry.kind("storageclasses", "storage.k8s.io"), {
      ...storageClass(name),
      metadata: { name, annotations: AS_DEFAULT },
    });
  assert.equal(defaultClassOf(registry), undefined);
  add("a");
  queue.advance(1000);
  add("c");
  add("b");
  assert.equal(defaultClassOf(registry)?.metadata?.name, "b");
  assert.equal(storageClassNamed(registry, "c")?.provisioner, "example.com/disk");
  assert.equal(storageClassNamed(registry, "d"), undefined);
});
