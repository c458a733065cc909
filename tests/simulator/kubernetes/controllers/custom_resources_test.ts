import assert from "node:assert/strict";
import { EventQueue } from "../../../../src/simulator/clock/event_queue.ts";
import { Random } from "../../../../src/simulator/clock/random.ts";
import { startCustomResources } from "../../../../src/simulator/kubernetes/controllers/custom_resources.ts";
import { Informers } from "../../../../src/simulator/kubernetes/controllers/informer.ts";
import type { CustomDefinition } from "../../../../src/simulator/kubernetes/custom/custom_definition.ts";
import { loadPatterns } from "../../../../src/simulator/kubernetes/go_pattern.ts";
import { customResourceDefinition } from "../../../../src/simulator/kubernetes/kinds/custom_resource_definition.ts";
import { ObjectRegistry } from "../../../../src/simulator/kubernetes/object_registry.ts";
import { sampleDefinition } from "../custom/sample_definition.ts";
import { namespaces, START } from "../sample_cluster.ts";

await loadPatterns();

function started(): { queue: EventQueue; registry: ObjectRegistry } {
  const queue = new EventQueue(START);
  const registry = new ObjectRegistry({
    queue,
    random: new Random(1),
    kinds: [namespaces, customResourceDefinition],
  });
  registry.create(namespaces, { metadata: { name: "default" } });
  startCustomResources({ registry, queue, random: new Random(2), informers: new Informers(registry) });
  return { queue, registry };
}

function conditionsOf(registry: ObjectRegistry, name: string): string[] {
  const { status } = registry.get(customResourceDefinition, undefined, name) as unknown as CustomDefinition;
  return (status?.conditions ?? []).map(({ type, status, reason }) => `${type}=${status} ${reason}`);
}

const GADGETS = "gadgets.example.com";

Deno.test("a definition is established at once, and its kind is served", () => {
  const { queue, registry } = started();
  registry.create(customResourceDefinition, sampleDefinition());
  queue.advance(0);
  assert.deepEqual(conditionsOf(registry, GADGETS), [
    "NamesAccepted=True NoConflicts",
    "Established=True InitialNamesAccepted",
  ]);
  registry.create(registry.kind("gadgets", "example.com"), { metadata: { name: "a", namespace: "default" } });
});

Deno.test("a definition whose kind is taken waits until the name is free", () => {
  const { queue, registry } = started();
  registry.create(customResourceDefinition, sampleDefinition());
  queue.advance(0);
  const names = { plural: "others", singular: "other", kind: "Gadget", listKind: "OtherList" };
  const other = sampleDefinition({}, { names });
  other.metadata.name = "others.example.com";
  registry.create(customResourceDefinition, other);
  queue.advance(0);
  assert.deepEqual(conditionsOf(registry, "others.example.com"), [
    "NamesAccepted=False KindConflict",
    "Established=False NotAccepted",
  ]);
  registry.delete(customResourceDefinition, undefined, GADGETS);
  queue.advance(10);
  assert.match(conditionsOf(registry, "others.example.com").join(), /NamesAccepted=True.*Established=True/);
});

Deno.test("with a definition go its objects, those that finalizers keep last", () => {
  const { queue, registry } = started();
  registry.create(customResourceDefinition, sampleDefinition());
  queue.advance(0);
  const gadgets = registry.kind("gadgets", "example.com");
  const namespace = "default";
  registry.create(gadgets, { metadata: { name: "a", namespace } });
  registry.create(gadgets, { metadata: { name: "b", namespace, finalizers: ["example.com/keep"] } });
  registry.delete(customResourceDefinition, undefined, GADGETS);
  queue.advance(6000);
  assert.deepEqual(registry.list(gadgets).map(({ metadata }) => metadata.name), ["b"]);
  assert.match(conditionsOf(registry, GADGETS).join(), /Terminating=True InstanceDeletionInProgress/);
  const kept = registry.get(gadgets, namespace, "b");
  registry.update(gadgets, { ...kept, metadata: { ...kept.metadata, finalizers: [] } });
  queue.advance(6000);
  assert.equal(registry.find(customResourceDefinition, undefined, GADGETS), undefined);
  assert.equal(registry.kinds.includes(gadgets), false);
});
