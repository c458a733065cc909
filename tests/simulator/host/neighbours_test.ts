import assert from "node:assert/strict";
import { learnNeighbour, neighbourState } from "../../../src/simulator/host/neighbours.ts";
import { dockerHostNetwork } from "../userland/commands/iproute2/docker_host.ts";

/** Who is spoken to, and whom the host then knows. */
const CASES: [address: string, known: string[]][] = [
  ["172.17.0.2", ["172.17.0.2 docker0 of 172.17.0.2"]],
  ["192.168.1.77", ["192.168.1.77 enp1s0 of 192.168.1.77"]],
  ["1.1.1.1", ["192.168.1.1 enp1s0 of 192.168.1.1"]],
  ["172.17.0.1", []],
  ["127.0.0.1", []],
];

for (const [address, known] of CASES) {
  Deno.test(`who speaks to ${address} knows ${known.join() || "nobody"}, until the interface goes`, () => {
    const stack = dockerHostNetwork();
    learnNeighbour(stack, address, 5, (hop) => `of ${hop}`);
    assert.deepEqual(
      [...stack.neighbours.values()].map(({ address, device, mac }) => `${address} ${device} ${mac}`),
      known,
    );
    for (const { device } of [...stack.neighbours.values()]) stack.remove(device);
    assert.equal(stack.neighbours.size, 0);
  });
}

Deno.test("an answer counts for half a minute", () => {
  const one = { address: "10.0.0.1", device: "eth0", mac: "02:42:0a:00:00:01", heardMs: 1000 };
  assert.deepEqual([30_999, 31_000].map((nowMs) => neighbourState(one, nowMs)), ["REACHABLE", "STALE"]);
});
