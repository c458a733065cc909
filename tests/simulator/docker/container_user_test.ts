import assert from "node:assert/strict";
import { homeOf, userOf } from "../../../src/simulator/docker/container_user.ts";
import { FileTree } from "../../../src/simulator/host/file_tree.ts";

const FILES = new FileTree({
  "/etc/passwd": "root:x:0:0:root:/root:/bin/sh\nnginx:x:101:102:nginx:/nonexistent:/bin/false\n",
  "/etc/group": "root:x:0:\nnginx:x:102:\nusers:x:100:\n",
});

const USERS: [text: string, name: string, uid: number, group: string, gid: number, home: string][] = [
  ["", "root", 0, "root", 0, "/root"],
  ["nginx", "nginx", 101, "nginx", 102, "/nonexistent"],
  ["101", "nginx", 101, "nginx", 102, "/nonexistent"],
  ["1000", "1000", 1000, "root", 0, "/"],
  ["1000:1000", "1000", 1000, "1000", 1000, "/"],
  ["nginx:users", "nginx", 101, "users", 100, "/nonexistent"],
];

for (const [text, name, uid, group, gid, home] of USERS) {
  Deno.test(`user ${JSON.stringify(text)}`, () => {
    const user = userOf(text, FILES);
    assert.deepEqual(user, { name, uid, group, gid });
    assert.equal(homeOf(user, FILES), home);
  });
}

Deno.test("a name that nobody has is refused", () => {
  assert.throws(
    () => userOf("bob", FILES),
    /^EngineError: unable to find user bob: no matching entries in passwd file$/,
  );
  assert.throws(
    () => userOf("0:wheel", FILES),
    /unable to find group wheel: no matching entries in group file/,
  );
});
