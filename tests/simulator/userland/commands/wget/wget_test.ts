import assert from "node:assert/strict";
import { nginx } from "../../../../../src/simulator/images/nginx.ts";
import { wget } from "../../../../../src/simulator/userland/commands/network.ts";
import { runScript } from "../../../images/machine.ts";

const debianBox = { ...nginx, programs: { ...nginx.programs, "/usr/bin/wget": wget } };

Deno.test("Debian has GNU's, alpine busybox'", () => {
  assert.match(runScript("wget", { image: debianBox }).err, /^wget: missing URL\nUsage: wget \[OPTION\]/);
  assert.match(runScript("wget").err, /^BusyBox v1\.36\.1 /);
});
