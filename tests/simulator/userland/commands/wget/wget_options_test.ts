import assert from "node:assert/strict";
import {
  parseWgetOptions,
  wgetHelp,
} from "../../../../../src/simulator/userland/commands/wget/wget_options.ts";

Deno.test("-nv and -nc are options of their own", () => {
  const line = parseWgetOptions(["-nv", "-nc", "-qO-", "--tries=3", "web"]);
  assert.deepEqual(["no-verbose", "no-clobber", "q"].map((key) => line.has(key)), [true, true, true]);
  assert.deepEqual([line.value("O"), line.value("t"), line.operands], ["-", "3", ["web"]]);
});

Deno.test("the help has every option", () => {
  assert.match(wgetHelp(), /^GNU Wget 1\.21\.4, .*\n {2}-O, {2}--output-document=FILE /ms);
});
