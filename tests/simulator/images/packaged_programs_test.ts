import assert from "node:assert/strict";
import { binaryText } from "../../../src/simulator/images/binary_text.ts";
import { PACKAGED_PROGRAMS } from "../../../src/simulator/images/packaged_programs.ts";
import { programOfText } from "../../../src/simulator/images/program_files.ts";
import { SYSTEM_PACKAGES } from "../../../src/simulator/images/system_packages.ts";

Deno.test("every program that a package brings is there", () => {
  const named = SYSTEM_PACKAGES.flatMap(({ programs = {} }) => Object.values(programs));
  assert.deepEqual(named.filter((name) => !(name in PACKAGED_PROGRAMS)), []);
  for (const name of Object.keys(PACKAGED_PROGRAMS)) assert.ok(programOfText(binaryText(name)), name);
});
