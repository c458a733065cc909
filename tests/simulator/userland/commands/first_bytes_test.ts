import assert from "node:assert/strict";
import { busybox } from "../../../../src/simulator/images/busybox.ts";
import { ubuntu } from "../../../../src/simulator/images/ubuntu.ts";
import { runScript } from "../../images/machine.ts";

for (const [name, image] of [["GNU", ubuntu], ["busybox", busybox]] as const) {
  for (const device of ["zero", "urandom"]) {
    Deno.test(`head of ${name}: as many bytes of /dev/${device} as are wanted`, () => {
      const script = `head -c 200001 /dev/${device} | wc -c; head -c 3 /dev/${device} | wc -c`;
      assert.equal(runScript(script, { image }).out, "200001\n3\n");
    });
  }
  Deno.test(`head of ${name}: a file is given once`, () => {
    assert.equal(
      runScript("echo abc > /tmp/f; head -c 2 /tmp/f; head -c 9 /tmp/f", { image }).out,
      "ababc\n",
    );
  });
}
