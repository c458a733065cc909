import assert from "node:assert/strict";
import { machineIn, networkNamed } from "../../../../../src/simulator/userland/commands/iproute2/netns.ts";
import { AHAB, runIn, ubuntuBox } from "../ubuntu_box.ts";

/** What is run one after another, without `ip`, and what the last of them says. */
const CASES: [commands: string[], said: string, code: number][] = [
  [["netns list"], "", 0],
  [["netns add blue", "netns add red", "netns"], "blue\nred\n", 0],
  [["netns add blue", "netns add blue"], 'Cannot create namespace file "/run/netns/blue": File exists\n', 1],
  [["netns add blue", "netns delete blue", "netns list"], "", 0],
  [["netns delete red"], 'Cannot remove namespace file "/run/netns/red": No such file or directory\n', 1],
  [["netns exec red ls"], 'Cannot open network namespace "red": No such file or directory\n', 255],
  [["netns add blue", "netns exec blue"], "No command specified\n", 1],
  [["netns add blue", "netns exec blue nosuch"], 'exec of "nosuch" failed: No such file or directory\n', 1],
  [["netns add ../x"], 'Invalid netns name "../x"\n', 255],
  [["netns foo"], 'Command "foo" is unknown, try "ip netns help".\n', 255],
  [["-n red a"], 'Cannot open network namespace "red": No such file or directory\n', 255],
  [
    ["netns add blue", "netns exec blue ip a"],
    "1: lo: <LOOPBACK> mtu 65536 qdisc noop state DOWN group default qlen 1000\n" +
    "    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n",
    0,
  ],
  [
    ["netns add blue", "-n blue link set lo up", "-n blue -br a"],
    "lo               UNKNOWN        127.0.0.1/8 \n",
    0,
  ],
];

for (const [commands, said, code] of CASES) {
  Deno.test(`ip ${commands.join("; ip ")}`, () => {
    const box = ubuntuBox();
    const ran = commands.map((words) => runIn(box, ["ip", ...words.split(" ")])).at(-1)!;
    assert.deepEqual([ran.out + ran.err, ran.code], [said, code]);
  });
}

Deno.test("a name leads to one network, as long as it is there", () => {
  const box = ubuntuBox();
  runIn(box, ["ip", "netns", "add", "blue"]);
  const { process } = box.init;
  assert.equal(machineIn(process, "blue")!.network, networkNamed(process, "blue"));
  assert.equal(machineIn(process, "red"), undefined);
  assert.match(runIn(box, ["mount"]).out, /^nsfs on \/run\/netns\/blue type nsfs \(rw\)$/m);
});

Deno.test("nsenter goes by the file of a network namespace", () => {
  const box = ubuntuBox();
  runIn(box, ["ip", "netns", "add", "blue"]);
  const { out } = runIn(box, ["nsenter", "--net=/run/netns/blue", "ip", "-br", "a"]);
  assert.equal(out, "lo               DOWN           \n");
});

Deno.test("only root names network namespaces", () => {
  const box = ubuntuBox();
  assert.equal(
    runIn(box, ["ip", "netns", "add", "blue"], { user: AHAB }).err,
    "mkdir /run/netns failed: Permission denied\n",
  );
  runIn(box, ["ip", "netns", "add", "blue"]);
  assert.equal(
    runIn(box, ["ip", "netns", "exec", "blue", "ls"], { user: AHAB }).err,
    'setting the network namespace "blue" failed: Operation not permitted\n',
  );
});
