/** The network that a process sees; where none is simulated, one that has the machine's address. */
import { NetworkStack, type Socket } from "../../../host/network_stack.ts";
import type { Machine, Process } from "../../../host/process.ts";

const MADE = new WeakMap<Machine, NetworkStack>();

export function stackOf({ machine }: Process): NetworkStack {
  if (machine.network) return machine.network;
  const known = MADE.get(machine);
  if (known) return known;
  const stack = new NetworkStack();
  const [address] = machine.resolve(machine.hostname);
  if (address !== undefined) {
    const parts = address.split(".").map((part) => Number(part).toString(16).padStart(2, "0"));
    const gateway = address.replace(/\d+$/, "1");
    stack.add({
      index: 2,
      name: "eth0",
      kind: "veth",
      mac: `02:42:${parts.join(":")}`,
      mtu: 1500,
      hasCarrier: true,
      peer: 3,
      addresses: [{ address, prefix: 24, scope: "global" }],
    });
    stack.routes.push({ to: "default", via: gateway, device: "eth0" });
    stack.routes.push({ to: address.replace(/\d+$/, "0/24"), device: "eth0", source: address });
  }
  MADE.set(machine, stack);
  return stack;
}

/** Who listens at the ports that a process sees. */
export function socketsOf({ machine }: Process): Socket[] {
  if (machine.network) return machine.network.sockets;
  return (machine.listening?.() ?? []).map((port) => ({ protocol: "tcp", address: "0.0.0.0", port }));
}
