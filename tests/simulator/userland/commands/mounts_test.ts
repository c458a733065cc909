import assert from "node:assert/strict";
import { filesOf } from "../../../../src/simulator/images/image_profile.ts";
import { busybox } from "../../../../src/simulator/images/busybox.ts";
import { runScript } from "../../images/machine.ts";

Deno.test("df tells what is used of each file system", () => {
  const files = filesOf(busybox);
  runScript("mount -t tmpfs -o size=2m tmpfs /var; dd if=/dev/zero of=/var/f bs=1024 count=1024", { files });
  const { out } = runScript("df; df -h /var/f", { files });
  assert.match(
    out,
    /^Filesystem +1K-blocks +Used +Available +Use% +Mounted on\noverlay +41152812 +\d+ +\d+ +16% \/\n/,
  );
  assert.match(out, /\ntmpfs +2048 +1024 +1024 +50% \/var\n/);
  assert.match(out, /\ntmpfs +2\.0M 1\.0M +1\.0M +50% \/var\n$/);
});
