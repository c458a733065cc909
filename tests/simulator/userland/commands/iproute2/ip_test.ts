import assert from "node:assert/strict";
import { AHAB, runIn, runOnUbuntu, ubuntuBox } from "../ubuntu_box.ts";
import { dockerHostNetwork } from "./docker_host.ts";

for (
  const [line, out, code] of [
    [
      "ip addr show docker0",
      "3: docker0: <NO-CARRIER,BROADCAST,MULTICAST,UP> mtu 1500 qdisc noqueue state DOWN group default\n" +
      "    link/ether 02:42:ac:11:00:01 brd ff:ff:ff:ff:ff:ff\n" +
      "    inet 172.17.0.1/16 brd 172.17.255.255 scope global docker0\n       valid_lft forever preferred_lft forever\n",
      0,
    ],
    [
      "ip l show dev veth1a2b",
      "5: veth1a2b@if4: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue master docker0 state UP mode DEFAULT group default\n" +
      "    link/ether 02:00:00:00:00:05 brd ff:ff:ff:ff:ff:ff link-netnsid 0\n",
      0,
    ],
    [
      "ip -br -4 a",
      "lo               UNKNOWN        127.0.0.1/8 \nenp1s0           UP             192.168.1.5/24 \n" +
      "docker0          DOWN           172.17.0.1/16 \nveth1a2b@if4     UP             \n",
      0,
    ],
    [
      "ip r",
      "default via 192.168.1.1 dev enp1s0 \n172.17.0.0/16 dev docker0 proto kernel scope link src 172.17.0.1 linkdown \n",
      0,
    ],
    ["ip a s nope", 'Device "nope" does not exist.\n', 1],
    ["ip x", 'Object "x" is unknown, try "ip help".\n', 1],
    ["ip -z a", 'Option "-z" is unknown, try "ip -help".\n', 255],
    ["ip addr frob", 'Command "frob" is unknown, try "ip address help".\n', 255],
    ["ip link set dev nope up", 'Cannot find device "nope"\n', 1],
  ] as const
) {
  Deno.test(`ip: ${line}`, () => {
    const ran = runOnUbuntu(line.split(" "), { machine: { network: dockerHostNetwork() } });
    assert.deepEqual([ran.out + ran.err, ran.code], [out, code]);
  });
}

Deno.test("ip: root makes a bridge with an address, a user may not", () => {
  const box = ubuntuBox({ machine: { network: dockerHostNetwork() } });
  const run = (line: string, user = box.machine.user) => runIn(box, line.split(" "), { user });
  assert.equal(run("ip link add br0 type bridge", AHAB).err, "RTNETLINK answers: Operation not permitted\n");
  assert.equal(run("ip link add br0 type bridge").code, 0);
  assert.equal(run("ip link add br0 type bridge").err, "RTNETLINK answers: File exists\n");
  run("ip addr add 10.0.0.1/24 dev br0");
  run("ip link set br0 up");
  assert.equal(run("ip -br a show br0").out, "br0              UP             10.0.0.1/24 \n");
  run("ip link del br0");
  assert.equal(run("ip link show br0").code, 1);
});

Deno.test("ip neigh shows who was spoken to, and whether that was lately", () => {
  const network = dockerHostNetwork();
  const box = ubuntuBox({ machine: { network } });
  const now = box.queue.now();
  const mac = "02:42:ac:11:00:02";
  network.neighbours.set("172.17.0.2", { address: "172.17.0.2", device: "docker0", mac, heardMs: now });
  network.neighbours.set("192.168.1.1", {
    address: "192.168.1.1",
    device: "enp1s0",
    mac,
    heardMs: now - 60_000,
  });
  const first = `172.17.0.2 dev docker0 lladdr ${mac} REACHABLE \n`;
  assert.equal(runIn(box, ["ip", "n"]).out, `${first}192.168.1.1 dev enp1s0 lladdr ${mac} STALE \n`);
  assert.equal(runIn(box, ["ip", "neigh", "show", "dev", "docker0"]).out, first);
});
