import assert from "node:assert/strict";
import { readLabels, readVariables } from "../../../../src/programs/docker/run/variable_files.ts";
import { testIo } from "../../test_io.ts";

Deno.test("files and flags give variables; a bare name has its value here, or is left out", async () => {
  const { io } = testIo({
    files: { "/e": "# note\nA=1\n\n  B=two words\nHOME\nNONE\n" },
    env: { HOME: "/root" },
  });
  assert.deepEqual(await readVariables(io, ["/e"], ["C=", "HOME", "NONE"]), [
    "A=1",
    "B=two words",
    "HOME=/root",
    "C=",
    "HOME=/root",
  ]);
  assert.deepEqual(await readLabels(io, ["/e"], ["x"]), ["A=1", "B=two words", "HOME", "NONE", "x"]);
});

Deno.test("a line that names nothing is refused with its file", async () => {
  const { io } = testIo({ files: { "/a": "a b=1\n", "/b": "=1\n" } });
  for (
    const [file, message] of [
      ["/a", "invalid env file (/a): variable 'a b' contains whitespaces"],
      ["/b", "invalid env file (/b): no variable name on line '=1'"],
      ["/c", "open /c: no such file or directory"],
    ] as const
  ) await assert.rejects(readVariables(io, [file], []), { message });
});
