import assert from "node:assert/strict";
import {
  inColumns,
  withCommas,
} from "../../../../../src/simulator/userland/commands/coreutils/columns_text.ts";

const names = ["bin", "etc", "home", "lib", "proc", "root", "tmp"];

for (
  const [width, lines] of [
    [80, ["bin  etc  home\tlib  proc  root  tmp"]],
    [20, ["bin   lib   tmp", "etc   proc", "home  root"]],
    [4, names],
  ] as const
) {
  Deno.test(`columns: ${width} wide`, () => {
    assert.deepEqual(inColumns(names, names.map(({ length }) => length), { lineWidth: width }), lines);
  });
}

Deno.test("columns: nothing is no line", () => assert.deepEqual(inColumns([], [], { lineWidth: 80 }), []));

Deno.test("columns: side by side", () => {
  const widths = names.map(({ length }) => length);
  assert.deepEqual(inColumns(names, widths, { lineWidth: 20, isAcross: true }), [
    "bin  etc   home",
    "lib  proc  root",
    "tmp",
  ]);
  assert.deepEqual(inColumns(names, widths, { lineWidth: Infinity }), [names.join("  ")]);
  assert.deepEqual(withCommas(names, widths, 20), ["bin, etc, home, lib,", "proc, root, tmp"]);
});
