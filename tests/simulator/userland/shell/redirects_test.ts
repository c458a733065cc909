import assert from "node:assert/strict";
import { runScript } from "../../images/machine.ts";

for (
  const [script, err] of [
    ["echo x > /nowhere/f", "sh: can't create /nowhere/f: nonexistent directory\n"],
    ["echo x > /etc", "sh: can't create /etc: Is a directory\n"],
    ["cat < /nowhere", "sh: can't open /nowhere: no such file\n"],
  ] as const
) {
  Deno.test(`${script} fails`, () => {
    const ran = runScript(script);
    assert.deepEqual([ran.err, ran.code], [err, 1]);
  });
}

Deno.test("&> takes both streams", () => {
  assert.equal(runScript("foo &> /tmp/o; cat /tmp/o").out, "sh: foo: not found\n");
});
