import assert from "node:assert/strict";
import { BuildArguments } from "../../../../src/simulator/docker/build/build_arguments.ts";

Deno.test("what was given counts before the default, where it is declared", () => {
  const args = new BuildArguments({ A: "given", U: "x", HTTP_PROXY: "p", N: null });
  args.addGlobal("G", "global");
  args.beginStage();
  args.add("A", "default");
  args.add("B", "default");
  args.add("G", undefined);
  args.add("TARGETARCH", undefined);
  assert.deepEqual(Object.fromEntries(args.values), {
    HTTP_PROXY: "p",
    A: "given",
    B: "default",
    G: "global",
    TARGETARCH: "amd64",
  });
  assert.deepEqual(args.told(new Map([["B", "1"]])), ["A=given", "G=global", "TARGETARCH=amd64"]);
  assert.deepEqual(args.unused, ["U"]);
  args.beginStage();
  assert.deepEqual([...args.values.keys()], ["HTTP_PROXY"]);
});
