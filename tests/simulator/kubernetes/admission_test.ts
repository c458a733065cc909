import assert from "node:assert/strict";
import { EventQueue } from "../../../src/simulator/clock/event_queue.ts";
import { Random } from "../../../src/simulator/clock/random.ts";
import type { AdmissionPlugin } from "../../../src/simulator/kubernetes/admission.ts";
import { ObjectRegistry } from "../../../src/simulator/kubernetes/object_registry.ts";
import { forbidden } from "../../../src/simulator/kubernetes/refusals.ts";
import { configMap, configMaps, namespaces, refusalOf } from "./sample_cluster.ts";

function admitting(plugin: Omit<AdmissionPlugin, "name">): ObjectRegistry {
  const registry = new ObjectRegistry({
    queue: new EventQueue(0),
    random: new Random(1),
    kinds: [namespaces, configMaps],
    admission: [{ name: "Sample", ...plugin }],
  });
  registry.create(namespaces, { metadata: { name: "default" } });
  return registry;
}

Deno.test("a plug-in may change what is written before it is validated", () => {
  const registry = admitting({ mutate: ({ object }) => void (object!.metadata.labels = { seen: "yes" }) });
  assert.deepEqual(registry.create(configMaps, configMap("a")).metadata.labels, { seen: "yes" });
});

Deno.test("a refused write leaves nothing behind; the refusal is the answer", () => {
  const registry = admitting({
    validate: ({ kind, name, operation }) => {
      if (kind === configMaps) throw forbidden(kind, name, `no ${operation} here`);
    },
  });
  const before = registry.store.revision;
  const refused = refusalOf(() => registry.create(configMaps, configMap("a")));
  assert.match(refused, /configmaps "a" is forbidden: no CREATE here/);
  assert.equal(registry.store.revision, before);
});

Deno.test("a plug-in sees who asks for what, from which state to which", () => {
  const seen: unknown[] = [];
  const registry = admitting({
    validate: ({ operation, name, object, old, user, dryRun, warn }) => {
      seen.push([operation, name, old?.data ?? null, object?.data ?? null, user?.name ?? null, dryRun]);
      warn(`${operation} seen`);
    },
  });
  const user = { name: "jane", groups: [] };
  const warnings: string[] = [];
  const warn = (text: string) => void warnings.push(text);
  seen.length = 0;
  registry.create(configMaps, configMap("a", { k: "1" }), { user, warn });
  registry.update(configMaps, configMap("a", { k: "2" }), { user, dryRun: true });
  registry.delete(configMaps, "default", "a");
  assert.deepEqual(seen, [
    ["CREATE", "a", null, { k: "1" }, "jane", false],
    ["UPDATE", "a", { k: "1" }, { k: "2" }, "jane", true],
    ["DELETE", "a", { k: "1" }, null, null, false],
  ]);
  assert.deepEqual(warnings, ["CREATE seen"]);
});
