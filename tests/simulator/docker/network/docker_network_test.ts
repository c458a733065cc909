import assert from "node:assert/strict";
import { DockerNetwork, macOf } from "../../../../src/simulator/docker/network/docker_network.ts";
import { parseSubnet } from "../../../../src/simulator/host/ipv4.ts";

const network = (subnet = "172.18.0.0/29") =>
  new DockerNetwork({
    id: "0a1b2c3d4e5f6789",
    name: "n",
    driver: "bridge",
    createdMs: 0,
    subnet: parseSubnet(subnet)!,
  });

Deno.test("addresses are given from the lowest, and given again when they are free", () => {
  const own = network();
  assert.equal(own.gateway, "172.18.0.1");
  const taken = [own.take(), own.take(), own.take(), own.take(), own.take()];
  assert.deepEqual(taken, ["172.18.0.2", "172.18.0.3", "172.18.0.4", "172.18.0.5", "172.18.0.6"]);
  assert.throws(() => own.take(), /no available IPv4 addresses/);
  own.release("172.18.0.4");
  assert.equal(own.take(), "172.18.0.4");
});

const WRONG: [address: string, why: RegExp][] = [
  ["x", /invalid IPv4 address: x/],
  ["10.0.0.1", /no configured subnet contains IP address 10\.0\.0\.1/],
  ["172.18.0.1", /Address already in use/],
];

for (const [address, why] of WRONG) {
  Deno.test(`the address ${address} cannot be had`, () => assert.throws(() => network().take(address), why));
}

Deno.test("names, bridges and the addresses of interfaces", () => {
  assert.equal(network().bridge, "br-0a1b2c3d4e5f");
  assert.ok(network().hasNames);
  assert.equal(macOf("172.17.0.3"), "02:42:ac:11:00:03");
});
