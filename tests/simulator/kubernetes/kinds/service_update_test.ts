import assert from "node:assert/strict";
import { service } from "../../../../src/simulator/kubernetes/kinds/service.ts";
import { carryAllocations } from "../../../../src/simulator/kubernetes/kinds/service_update.ts";
import { create } from "./kind_world.ts";

const spec = { type: "NodePort", ports: [{ name: "a", port: 80 }, { name: "b", port: 81 }] };
const old = create(service, { metadata: { name: "s" }, spec }).object;

/** What a writer sends who knows nothing of the numbers, with a change. */
// deno-lint-ignore no-explicit-any -- a service under change
function rewritten(change: (it: any) => void = () => {}): any {
  const it = structuredClone({ ...old, spec: { ...structuredClone(spec) } });
  change(it);
  service.setDefaults!(it);
  carryAllocations(it, old);
  return it.spec;
}

Deno.test("what the writer left out stays", () => {
  const after = rewritten();
  assert.equal(after.clusterIP, old.spec.clusterIP);
  assert.deepEqual(after.clusterIPs, old.spec.clusterIPs);
  assert.deepEqual(after.ports, old.spec.ports);
});

Deno.test("ports find their numbers again by port and protocol", () => {
  const after = rewritten((it) => it.spec.ports.reverse());
  assert.deepEqual(after.ports.map((port: { nodePort: number }) => port.nodePort), [
    old.spec.ports[1].nodePort,
    old.spec.ports[0].nodePort,
  ]);
});

Deno.test("a mere name has neither address nor policies", () => {
  const it = structuredClone(old);
  it.spec.type = "ExternalName";
  carryAllocations(it, old);
  assert.deepEqual(
    ["clusterIP", "clusterIPs", "ipFamilies", "internalTrafficPolicy", "externalTrafficPolicy"].filter((
      name,
    ) => name in it.spec),
    [],
  );
  assert.ok(it.spec.ports.every((port: { nodePort?: number }) => port.nodePort === undefined));
});

Deno.test("a changed address is the first of the list too, so that validation sees it", () => {
  const it = structuredClone(old);
  it.spec.clusterIP = "10.96.9.9";
  carryAllocations(it, old);
  assert.deepEqual(it.spec.clusterIPs, ["10.96.9.9"]);
});
