import assert from "node:assert/strict";
import { AHAB, runIn, runOnUbuntu, ubuntuBox } from "../ubuntu_box.ts";

for (
  const [line, out, code] of [
    ["nsenter -t 2 -p ps -o pid=,comm=", "      1 nginx\n      4 ps\n", 0],
    ["nsenter -t 2 -n lsns -n -o NS -t net -p 2", "4026532201\n", 0],
    ["nsenter -t 99 -m ls", "nsenter: cannot open /proc/99/ns/mnt: No such file or directory\n", 1],
    ["nsenter -m ls", "nsenter: neither filename nor target pid supplied for ns/mnt\n", 1],
    ["nsenter -t 2 -a nope", "nsenter: failed to execute nope: No such file or directory\n", 127],
    ["nsenter --net=/proc/2/ns/net lsns -n -o NS -t net -p 2", "4026532201\n", 0],
    [
      "nsenter --net=/proc/99/ns/net ls",
      "nsenter: cannot open /proc/99/ns/net: No such file or directory\n",
      1,
    ],
    ["unshare -Urn id -u", "0\n", 0],
    ["unshare -fp ps -o pid=,comm=", "      1 ps\n", 0],
    ["unshare -u nope", "unshare: failed to execute nope: No such file or directory\n", 127],
    ["unshare -q", "unshare: invalid option -- 'q'\nTry 'unshare --help' for more information.\n", 1],
  ] as const
) {
  Deno.test(`namespaces: ${line}`, () => {
    const ran = runOnUbuntu(line.split(" "));
    assert.deepEqual([ran.out + ran.err, ran.code], [out, code]);
  });
}

Deno.test("namespaces: only root enters those of others, and makes new ones without a user namespace", () => {
  assert.equal(
    runOnUbuntu(["nsenter", "-t", "2", "-m", "ls"], { user: AHAB }).err,
    "nsenter: cannot open /proc/2/ns/mnt: Permission denied\n",
  );
  assert.equal(
    runOnUbuntu(["unshare", "-p", "ls"], { user: AHAB }).err,
    "unshare: unshare failed: Operation not permitted\n",
  );
  assert.equal(runOnUbuntu(["unshare", "-rp", "ps", "-o", "pid="], { user: AHAB }).out, "      1\n");
});

Deno.test("namespaces: a name given in a UTS namespace of its own is nobody else's", () => {
  const box = ubuntuBox();
  const inside = ["unshare", "-u", "bash", "-c", "hostname whale; hostname"];
  assert.equal(runIn(box, inside).out, "whale\n");
  assert.equal(runIn(box, ["hostname"]).out, "pequod\n");
  assert.equal(
    runIn(box, ["hostname", "x"], { user: AHAB }).err,
    "hostname: you must be root to change the host name\n",
  );
  assert.equal(
    runIn(box, ["unshare", "-C", "hostname", "x"]).err,
    "hostname: sethostname: Operation not permitted\n",
  );
  runIn(box, ["hostname", "rachel"]);
  assert.equal(runIn(box, ["hostname"]).out, "rachel\n");
});
