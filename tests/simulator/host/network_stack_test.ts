import assert from "node:assert/strict";
import { NetworkStack, type Socket } from "../../../src/simulator/host/network_stack.ts";
import { smallMachine } from "./small_machine.ts";

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

Deno.test("one port may lead to different programs at different addresses", () => {
  const stack = new NetworkStack();
  for (const address of ["127.0.0.1", "::1", "0.0.0.0"]) stack.listen({ port: 80, address, handler });
  const address = (at: string) => stack.listenerAt(80, at)?.address;
  assert.deepEqual(["127.0.0.1", "::1", "10.0.0.1"].map(address), ["127.0.0.1", "::1", "0.0.0.0"]);
  stack.close(80, "127.0.0.1");
  assert.deepEqual(["127.0.0.1", "::1"].map(address), ["0.0.0.0", "::1"]);
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

/** Beside TCP 127.0.0.53:53 and UDP [::]:123. */
const TAKEN: [socket: Socket, isTaken: boolean][] = [
  [{ protocol: "tcp", address: "0.0.0.0", port: 53 }, true],
  [{ protocol: "tcp", address: "127.0.0.53", port: 53 }, true],
  [{ protocol: "tcp", address: "127.0.0.1", port: 53 }, false],
  [{ protocol: "udp", address: "127.0.0.53", port: 53 }, false],
  [{ protocol: "udp", address: "10.0.0.1", port: 123 }, true],
];

for (const [socket, isTaken] of TAKEN) {
  Deno.test(`${JSON.stringify(socket)} is ${isTaken ? "taken" : "free"}, until those who hold ports end`, () => {
    const stack = new NetworkStack();
    const task = smallMachine().start(function* () {
      yield { kind: "forever" };
      return 0;
    });
    stack.hold({ protocol: "tcp", address: "127.0.0.53", port: 53, task });
    stack.hold({ protocol: "udp", address: "::", port: 123, task });
    assert.equal(stack.isTaken(socket), isTaken);
    task.end({ code: 0 });
    assert.ok(!stack.isTaken(socket));
  });
}
