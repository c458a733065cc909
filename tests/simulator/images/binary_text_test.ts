import assert from "node:assert/strict";
import { binaryText, isBinary } from "../../../src/simulator/images/binary_text.ts";

Deno.test("a program's file begins as the kernel wants it, and tells its name", () => {
  assert.ok(binaryText("curl").startsWith("\x7fELF") && binaryText("curl").includes("curl"));
  assert.deepEqual([isBinary(binaryText("x")), isBinary("#!/bin/sh")], [true, false]);
});
