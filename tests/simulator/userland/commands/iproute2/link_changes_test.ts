import assert from "node:assert/strict";
import { runIn, ubuntuBox } from "../ubuntu_box.ts";

/** Two namespaces with a cable between them, as every introduction makes them. */
function joined() {
  const box = ubuntuBox();
  const run = (line: string) => runIn(box, line.split(" "));
  for (
    const line of [
      "ip netns add blue",
      "ip link add veth0 type veth peer name veth1",
      "ip link set veth1 netns blue",
      "ip addr add 10.0.0.1/24 dev veth0",
      "ip -n blue addr add 10.0.0.2/24 dev veth1",
      "ip link set veth0 up",
      "ip -n blue link set veth1 up",
    ]
  ) assert.equal(run(line).err, "", line);
  return run;
}

/** What is run there, and what its output contains. */
const CASES: [line: string, said: RegExp][] = [
  ["ip -br a show veth0", /^veth0@if3 +UP +10\.0\.0\.1\/24 \n$/],
  ["ip -n blue -br a", /^lo +DOWN +\nveth1@if2 +UP +10\.0\.0\.2\/24 \n$/],
  ["ip r", /^10\.0\.0\.0\/24 dev veth0 proto kernel scope link src 10\.0\.0\.1 \n$/m],
  ["ping -c 1 10.0.0.2", /1 received, 0% packet loss/],
  ["ip netns exec blue ping -c 1 10.0.0.1", /1 received, 0% packet loss/],
  ["ip netns exec blue ping -c 1 -W 1 10.0.0.9", /0 received, 100% packet loss/],
];

for (const [line, said] of CASES) {
  Deno.test(`through a cable: ${line}`, () => assert.match(joined()(line).out, said));
}

Deno.test("both ends of a cable go together; routes come and go", () => {
  const run = joined();
  run("ip -n blue route add default via 10.0.0.1");
  assert.match(run("ip -n blue route").out, /^default via 10\.0\.0\.1 dev veth1 \n/m);
  run("ip -n blue route del default");
  assert.doesNotMatch(run("ip -n blue route").out, /default/);
  run("ip link del veth0");
  assert.equal(run("ip -n blue -br link").out.split("\n").length, 2);
});

Deno.test("what is set is shown; the route of an address goes with it", () => {
  const run = joined();
  assert.equal(run("ip link set mtu 1400 dev veth0 name web address 02:00:00:00:00:AA up").err, "");
  assert.match(run("ip link show web").out, /mtu 1400[^]*link\/ether 02:00:00:00:00:aa/);
  assert.match(run("ip route").out, /^10\.0\.0\.0\/24 dev web /m);
  run("ip addr del 10.0.0.1/24 dev web");
  assert.doesNotMatch(run("ip route").out, /dev web/);
});

const REFUSED: [line: string, err: string][] = [
  ["ip link add veth0 type veth peer name veth1", "RTNETLINK answers: File exists\n"],
  ["ip link add a type nope", "RTNETLINK answers: Operation not supported\n"],
  ["ip link set veth0 netns red", 'Error: argument "red" is wrong: Invalid "netns" value\n\n'],
  ["ip link set veth0 master br0", 'Error: argument "br0" is wrong: Device does not exist\n\n'],
  ["ip route add 10.0.0.0/24 dev veth0", "RTNETLINK answers: File exists\n"],
  ["ip route del 10.9.0.0/24", "RTNETLINK answers: No such process\n"],
  ["ip route add default via 9.9.9.9", "Error: Nexthop has invalid gateway.\n"],
  ["ip link add a type veth peer name a", "RTNETLINK answers: File exists\n"],
  ["ip link del lo", "RTNETLINK answers: Operation not supported\n"],
  ["ip link set veth0 bogus", 'Error: either "dev" is duplicate, or "bogus" is a garbage.\n'],
  ["ip link set veth0 mtu x", 'Error: argument "x" is wrong: Invalid "mtu" value\n\n'],
  ["ip link set veth0 name lo", "RTNETLINK answers: File exists\n"],
  ["ip route add 10.9.0.0/16 dev nope", 'Cannot find device "nope"\n'],
  ["ip route add 10.9.0.0/16", "RTNETLINK answers: No such device\n"],
  ["ip addr add 10.1.1.1/40 dev veth0", 'Error: any valid prefix is expected rather than "10.1.1.1/40".\n'],
  ["ip link set nope up", 'Cannot find device "nope"\n'],
];

for (const [line, err] of REFUSED) {
  Deno.test(`${line}: ${err.trim()}`, () => assert.equal(joined()(line).err, err));
}

Deno.test("a cable within one namespace names its other end", () => {
  const box = ubuntuBox();
  runIn(box, ["ip", "link", "add", "a", "type", "veth", "peer", "name", "b"]);
  assert.match(runIn(box, ["ip", "link"]).out, /: a@b: <[^]*: b@a: </);
});
