import assert from "node:assert/strict";
import { AHAB, runOnUbuntu } from "../ubuntu_box.ts";

const OTHER = { name: "www-data", uid: 33, group: "www-data", gid: 33 };

for (
  const [user, line, out, code] of [
    ["ahab", "sudo ls -d /root", "/root\n", 0],
    ["ahab", "sudo -u www-data ls /root", "ls: cannot open directory '/root': Permission denied\n", 2],
    ["ahab", "sudo nope", "sudo: nope: command not found\n", 1],
    [
      "ahab",
      "sudo -u nobody1 ls",
      "sudo: unknown user nobody1\nsudo: error initializing audit plugin sudoers_audit\n",
      1,
    ],
    ["www-data", "sudo ls", "www-data is not in the sudoers file.\n", 1],
    ["ahab", "su -c ls", "su: Authentication failure\n", 1],
    [
      "root",
      "su queequeg",
      "su: user queequeg does not exist or the user entry does not contain all the required fields\n",
      1,
    ],
    ["root", "su www-data", "This account is currently not available.\n", 1],
    ["root", "su - ahab -c pwd", "/home/ahab\n", 0],
  ] as const
) {
  Deno.test(`as user: ${user} types ${line}`, () => {
    const ran = runOnUbuntu(line.split(" "), user === "root" ? {} : { user: user === "ahab" ? AHAB : OTHER });
    assert.deepEqual([ran.out + ran.err, ran.code], [out, code]);
  });
}

Deno.test("as user: sudo -l tells what one may do", () => {
  assert.match(
    runOnUbuntu(["sudo", "-l"], { user: AHAB }).out,
    /User ahab may run .* pequod:\n {4}\(ALL : ALL\) NOPASSWD: ALL\n/,
  );
});
