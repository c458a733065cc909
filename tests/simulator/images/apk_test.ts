import assert from "node:assert/strict";
import { alpine } from "../../../src/simulator/images/alpine.ts";
import { filesOf } from "../../../src/simulator/images/image_profile.ts";
import { programOfText } from "../../../src/simulator/images/program_files.ts";
import { runArgv } from "./machine.ts";

Deno.test("apk adds and deletes, and says how much there is", () => {
  const files = filesOf(alpine);
  const apk = (...words: string[]) => runArgv(["apk", ...words], { image: alpine, files });
  const ran = apk("add", "--no-cache", "curl");
  assert.equal(
    ran.out,
    "fetch http://mirror.pequod.lab/alpine/v3.22/main/x86_64/APKINDEX.tar.gz\n" +
      "fetch http://mirror.pequod.lab/alpine/v3.22/community/x86_64/APKINDEX.tar.gz\n" +
      "(1/2) Installing libcurl4 (8.14.1-r1)\n(2/2) Installing curl (8.14.1-r1)\n" +
      "Executing busybox-1.37.0-r18.trigger\nOK: 10 MiB in 18 packages\n",
  );
  assert.ok(programOfText(files.read("/usr/bin/curl")!));
  assert.equal(apk("info").out, "curl\nlibcurl4\n");
  assert.match(apk("del", "curl").out, /^\(1\/1\) Purging curl\nOK: 9 MiB in 17 packages\n$/);
  assert.equal(files.exists("/usr/bin/curl"), false);
});

Deno.test("what no repository has is refused, and so is who is not root", () => {
  const files = filesOf(alpine);
  const apk = (...words: string[]) => runArgv(["apk", ...words], { image: alpine, files });
  const { err, code } = apk("add", "nope");
  assert.deepEqual([code, err], [
    1,
    "ERROR: unable to select packages:\n  nope (no such package):\n    required by: world[nope]\n",
  ]);
  files.uid = 1000;
  assert.equal(apk("add", "curl").code, 99);
});
