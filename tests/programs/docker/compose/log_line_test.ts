import assert from "node:assert/strict";
import { warn, warningText } from "../../../../src/programs/docker/compose/log_line.ts";
import { testIo } from "../../test_io.ts";

Deno.test("a warning on a terminal and elsewhere", async () => {
  assert.equal(
    warningText('a "b"', 1000, false),
    'time="1970-01-01T00:00:01Z" level=warning msg="a \\"b\\""\n',
  );
  assert.equal(warningText("a", 0, true), `\x1b[33mWARN\x1b[0m[0000] ${"a".padEnd(44)} \n`);
  const { io, output } = testIo();
  await warn(io, "look");
  assert.match(output.err, /msg="look"\n$/);
});
