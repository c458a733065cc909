import assert from "node:assert/strict";
import { isConfirmed } from "../../../src/programs/docker/confirm.ts";
import { testIo } from "../test_io.ts";

Deno.test("only y is yes", async () => {
  for (
    const [input, isYes] of [["y\n", true], ["Y\n", true], ["yes\n", false], ["n\n", false], [
      "",
      false,
    ]] as const
  ) {
    const { io, output } = testIo({ input });
    assert.equal(await isConfirmed(io, "Sure?"), isYes);
    assert.equal(output.out, "Sure? [y/N] ");
  }
});
