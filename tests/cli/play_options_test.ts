import assert from "node:assert/strict";
import { dumpFormat, readScript, screenSize } from "../../src/cli/play_options.ts";

Deno.test("a size is columns and rows", () => {
  assert.deepEqual(screenSize("120x40"), { columns: 120, rows: 40 });
  for (const wrong of ["", "120", "0x5", "120 x 40", "-1x2", "99999x1"]) {
    assert.throws(() => screenSize(wrong), /for "--size" flag: expected COLUMNSxROWS/, wrong);
  }
});

Deno.test("a format is one of four", () => {
  assert.equal(dumpFormat("svg"), "svg");
  assert.throws(() => dumpFormat("png"), /invalid argument "png" for "--dump" flag/);
});

Deno.test("a script that is not there is named", () =>
  assert.rejects(readScript("/no/such/script"), /Cannot read the script: \/no\/such\/script: no such file/));
