import assert from "node:assert/strict";
import { bytesAsText, textFromBytes } from "../../../../../src/simulator/userland/commands/awk/bytes.ts";

for (const text of ["", "whale", "é€🐋", "\udcff"]) {
  Deno.test(`"${text}" is the same after it was bytes`, () => {
    assert.equal(textFromBytes(bytesAsText(text)), text);
  });
}

Deno.test("a character for each byte", () => assert.equal(bytesAsText("é€").length, 5));
