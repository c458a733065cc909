import assert from "node:assert/strict";
import { alpine } from "../../../src/simulator/images/alpine.ts";
import { busybox } from "../../../src/simulator/images/busybox.ts";
import { programOfText, programRecord } from "../../../src/simulator/images/program_files.ts";

Deno.test("a binary is what it does, wherever it lies", () => {
  const record = programRecord(busybox);
  assert.equal(programOfText(record["/bin/sh"]!), busybox.programs["/bin/sh"]);
  assert.equal(record["/bin/ls"], programRecord(alpine)["/bin/ls"], "the same program is the same file");
  assert.equal(programOfText("#!/bin/sh\n"), undefined);
  assert.equal(programOfText("\x7fELF"), undefined);
});

Deno.test("a program that no image of the list has is told, too", () => {
  const run = () => 0;
  const record = programRecord({ ...busybox, programs: { "/mine": run } });
  assert.equal(programOfText(record["/mine"]!), run);
});
