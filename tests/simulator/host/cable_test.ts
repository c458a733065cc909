import assert from "node:assert/strict";
import { farEnd, layCable, moveLink, neighbourAt } from "../../../src/simulator/host/cable.ts";
import { NetworkStack } from "../../../src/simulator/host/network_stack.ts";

/** Two namespaces and a cable between them, with an address at each end. */
function joined() {
  const [host, blue] = [new NetworkStack(), new NetworkStack()];
  const [near, far] = layCable(host, ["veth0", "veth1"]);
  moveLink(far.link, host, blue);
  near.link.addresses = [{ address: "10.0.0.1", prefix: 24, scope: "global" }];
  far.link.addresses = [{ address: "10.0.0.2", prefix: 24, scope: "global" }];
  near.link.hasCarrier = far.link.hasCarrier = true;
  return { host, blue, near, far };
}

Deno.test("a cable's ends know each other, wherever they are", () => {
  const { host, blue, near, far } = joined();
  assert.deepEqual([host.interfaces.length, blue.interfaces.length], [2, 2]);
  assert.equal(farEnd(near.link, host), far);
  assert.equal(farEnd(far.link, blue), near);
  assert.deepEqual([near.stack, far.stack], [host, blue]);
});

Deno.test("who is at the other end is reached while both ends are up", () => {
  const { host, blue, far } = joined();
  assert.equal(neighbourAt(host, "10.0.0.2"), blue);
  assert.equal(neighbourAt(blue, "10.0.0.1"), host);
  assert.equal(neighbourAt(host, "10.0.0.3"), undefined);
  assert.equal(neighbourAt(host, "10.0.1.2"), undefined);
  far.link.hasCarrier = false;
  assert.equal(neighbourAt(host, "10.0.0.2"), undefined);
});

Deno.test("namespaces that are plugged into one bridge reach each other, and the bridge", () => {
  const host = new NetworkStack();
  const bridge = {
    name: "br0",
    kind: "bridge",
    mac: "02:42:00:00:00:02",
    mtu: 1500,
    hasCarrier: true,
  } as const;
  host.add({ ...bridge, index: 2, addresses: [{ address: "10.0.0.1", prefix: 24, scope: "global" }] });
  const [red, blue] = [[3, "10.0.0.3"], [4, "10.0.0.4"]].map(([number, address]) => {
    const stack = new NetworkStack();
    const [near, far] = layCable(host, [`veth${number}`, `eth${number}`]);
    moveLink(far.link, host, stack);
    near.link.master = "br0";
    near.link.hasCarrier = far.link.hasCarrier = true;
    far.link.addresses = [{ address: String(address), prefix: 24, scope: "global" }];
    return stack;
  });
  assert.equal(neighbourAt(red!, "10.0.0.4"), blue);
  assert.equal(neighbourAt(red!, "10.0.0.1"), host);
  assert.equal(neighbourAt(host, "10.0.0.3"), red);
});
