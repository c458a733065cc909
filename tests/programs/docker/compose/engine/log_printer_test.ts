import assert from "node:assert/strict";
import { LogPrinter } from "../../../../../src/programs/docker/compose/engine/log_printer.ts";
import { testIo } from "../../../test_io.ts";

Deno.test("whole lines with names of one width", async () => {
  const { io, output } = testIo();
  const printer = new LogPrinter(io, { hasColor: false, hasPrefix: true });
  printer.register("a-1");
  printer.register("long-1");
  await printer.text("a-1", "half", "out");
  await printer.text("long-1", "err\n", "err");
  await printer.text("a-1", " line\r\nrest", "out");
  await printer.flush("a-1");
  await printer.status("a-1", "exited with code 0");
  assert.equal(output.out, "a-1     | half line\na-1     | rest\na-1 exited with code 0\n");
  assert.equal(output.err, "long-1  | err\n");
});

Deno.test("colours are given out in turn", async () => {
  const { io, output } = testIo();
  const printer = new LogPrinter(io, { hasColor: true, hasPrefix: true });
  await printer.text("a", "x\n", "out");
  await printer.text("b", "y\n", "out");
  assert.equal(output.out, "\x1b[36ma  | \x1b[0mx\n\x1b[33mb  | \x1b[0my\n");
});
