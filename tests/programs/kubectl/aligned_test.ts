import assert from "node:assert/strict";
import { aligned } from "../../../src/programs/kubectl/aligned.ts";

Deno.test("columns are as wide as their widest cell and three, at least six; the last is not padded", () =>
  assert.equal(
    aligned([["NAME", "A", "B"], ["longer-name", "x", ""]]),
    "NAME          A     B\nlonger-name   x     \n",
  ));

Deno.test("nothing gives nothing", () => assert.equal(aligned([]), ""));
