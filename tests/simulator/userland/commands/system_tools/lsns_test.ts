import assert from "node:assert/strict";
import { AHAB, runOnUbuntu } from "../ubuntu_box.ts";

for (
  const [line, out] of [
    [
      "lsns -p 2 -t pid",
      "        NS TYPE NPROCS PID USER COMMAND\n4026532200 pid       3   2 root nginx: master process nginx -g daemon off;\n",
    ],
    ["lsns -n -o NS,NPROCS -t uts", "4026531838 3\n4026532203 3\n"],
    [
      "lsns -r -n -o TYPE,COMMAND 4026532201",
      "net nginx:\\x20master\\x20process\\x20nginx\\x20-g\\x20daemon\\x20off;\n",
    ],
    [
      "lsns -J -o NS,TYPE 4026532204",
      '{\n   "namespaces": [\n      {\n         "ns": 4026532204,\n         "type": "ipc"\n      }\n   ]\n}\n',
    ],
    ["lsns -t nope", "lsns: unknown namespace type: nope\n"],
    ["lsns -o nope", "lsns: unknown column: nope\n"],
    ["lsns -p 99", "lsns: /proc/99/ns: No such file or directory\n"],
  ] as const
) {
  Deno.test(`lsns: ${line}`, () => {
    const ran = runOnUbuntu(line.split(" "));
    assert.equal(ran.out + ran.err, out);
  });
}

Deno.test("lsns: a user sees his own processes only", () => {
  const { out } = runOnUbuntu(["lsns"], { user: AHAB });
  assert.match(out, /4026531836 pid +1 +6 ahab lsns\n/);
  assert.doesNotMatch(out, /nginx/);
});
