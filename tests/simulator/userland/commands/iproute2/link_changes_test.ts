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

const REFUSED: [line: string, err: string][] = [
  ["ip link add veth0 type veth peer name veth1", "RTNETLINK answers: File exists\n"],
  ["ip link add a type nope", "RTNETLINK answers: Operation not supported\n"],
  ["ip link set veth0 netns red", 'Error: argument "red" is wrong: Invalid "netns" value\n\n'],
  ["ip link set veth0 master br0", 'Error: argument "br0" is wrong: Device does not exist\n\n'],
  ["ip route add 10.0.0.0/24 dev veth0", "RTNETLINK answers: File exists\n"],
  ["ip route del 10.9.0.0/24", "RTNETLINK answers: No such process\n"],
  ["ip route add default via 9.9.9.9", "Error: Nexthop has invalid gateway.\n"],
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
