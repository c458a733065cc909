import assert from "node:assert/strict";
import { NetworkStack } from "../../../src/simulator/host/network_stack.ts";

const handler = () => ({ status: 200, headers: {}, body: "" });

Deno.test("a port is open at the addresses that were asked for", () => {
  const stack = new NetworkStack();
  stack.listen({ port: 5000, address: "127.0.0.1", handler });
  stack.listen({ port: 80, address: "0.0.0.0", handler });
  assert.deepEqual(stack.listeners.map(({ port }) => port), [80, 5000]);
  assert.ok(stack.listenerAt(5000));
  assert.equal(stack.listenerAt(5000, "172.17.0.2"), undefined);
  assert.ok(stack.listenerAt(80, "172.17.0.2"));
  stack.close(80);
  assert.equal(stack.listenerAt(80), undefined);
  stack.closeAll();
  assert.deepEqual(stack.listeners, []);
});

Deno.test("with an interface its routes go", () => {
  const stack = new NetworkStack();
  const eth0 = {
    index: 2,
    name: "eth0",
    kind: "veth",
    mac: "02:42:ac:11:00:02",
    mtu: 1500,
    hasCarrier: true,
  } as const;
  stack.add({ ...eth0, addresses: [{ address: "172.17.0.2", prefix: 16, scope: "global" }] });
  stack.routes.push({ to: "default", via: "172.17.0.1", device: "eth0" });
  assert.deepEqual(stack.addresses, ["172.17.0.2"]);
  assert.ok(stack.has("172.17.0.2") && stack.has("127.0.0.5") && !stack.has("172.17.0.3"));
  stack.remove("eth0");
  assert.deepEqual([stack.addresses, stack.routes], [[], []]);
});
