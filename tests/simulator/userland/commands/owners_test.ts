import assert from "node:assert/strict";
import { filesOf } from "../../../../src/simulator/images/image_profile.ts";
import { busybox } from "../../../../src/simulator/images/busybox.ts";
import { runScript } from "../../images/machine.ts";

const CASES: [script: string, uid: number, gid: number, err?: string][] = [
  ["chown 5 f", 5, 0],
  ["chown 5:6 f", 5, 6],
  ["chown :6 f", 0, 6],
  ["chown nobody f", 65534, 0],
  ["chown nobody: f", 65534, 65534],
  ["chgrp 7 f", 0, 7],
  ["chown -R 5 .", 5, 0],
  ["chown nosuch f", 0, 0, "chown: invalid user: 'nosuch'\n"],
  ["chown 0:nosuch f", 0, 0, "chown: invalid group: '0:nosuch'\n"],
  ["chown 5 nope", 0, 0, "chown: cannot access 'nope': No such file or directory\n"],
];

for (const [script, uid, gid, err = ""] of CASES) {
  Deno.test(script, () => {
    const files = filesOf(busybox);
    const ran = runScript(`cd /tmp; touch f; ${script}`, { files });
    const facts = files.facts("/tmp/f")!;
    assert.deepEqual([facts.uid, facts.gid, ran.err], [uid, gid, err]);
  });
}

Deno.test("only root gives files away", () => {
  const files = filesOf(busybox);
  files.uid = 1000;
  const { err } = runScript("cd /tmp; touch f; chown 5 f", { files });
  assert.equal(err, "chown: changing ownership of 'f': Operation not permitted\n");
});
