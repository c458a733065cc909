/** A network as a Docker host has it: a card, an empty bridge, one with a container. */
import { NetworkStack } from "../../../../../src/simulator/host/network_stack.ts";
import type { Task } from "../../../../../src/simulator/host/task.ts";

/** `server`: who listens at the ports. */
export function dockerHostNetwork(server?: Task): NetworkStack {
  const stack = new NetworkStack();
  const link = { mtu: 1500, addresses: [] };
  stack.add({
    ...link,
    index: 2,
    name: "enp1s0",
    kind: "physical",
    mac: "52:54:00:12:34:56",
    hasCarrier: true,
    addresses: [{ address: "192.168.1.5", prefix: 24, scope: "global" }],
  });
  stack.add({
    ...link,
    index: 3,
    name: "docker0",
    kind: "bridge",
    mac: "02:42:ac:11:00:01",
    hasCarrier: false,
    addresses: [{ address: "172.17.0.1", prefix: 16, scope: "global" }],
  });
  stack.add({
    ...link,
    index: 5,
    name: "veth1a2b",
    kind: "veth",
    mac: "02:00:00:00:00:05",
    hasCarrier: true,
    master: "docker0",
    peer: 4,
  });
  stack.routes.push({ to: "default", via: "192.168.1.1", device: "enp1s0" });
  stack.routes.push({ to: "172.17.0.0/16", device: "docker0", source: "172.17.0.1" });
  stack.listen({
    port: 22,
    address: "0.0.0.0",
    handler: () => ({ status: 200, headers: {}, body: "" }),
    ...(server ? { task: server } : {}),
  });
  if (server) stack.hold({ protocol: "udp", address: "::", port: 53, task: server });
  return stack;
}
