import assert from "node:assert/strict";
import { AHAB, runOnUbuntu } from "../ubuntu_box.ts";

for (
  const [line, out] of [
    ["id", "uid=1000(ahab) gid=1000(ahab) groups=1000(ahab),27(sudo),988(docker)\n"],
    ["id -u", "1000\n"],
    ["id -un", "ahab\n"],
    ["id -Gn", "ahab sudo docker\n"],
    ["id root", "uid=0(root) gid=0(root) groups=0(root)\n"],
    ["id queequeg", "id: 'queequeg': no such user\n"],
    ["id -n", "id: cannot print only names or real IDs in default format\n"],
    ["groups", "ahab sudo docker\n"],
    ["groups root", "root : root\n"],
    ["whoami", "ahab\n"],
    ["whoami x", "whoami: extra operand 'x'\nTry 'whoami --help' for more information.\n"],
  ] as const
) {
  Deno.test(`identity: ${line}`, () => {
    const ran = runOnUbuntu(line.split(" "), { user: AHAB });
    assert.equal(ran.out + ran.err, out);
  });
}
