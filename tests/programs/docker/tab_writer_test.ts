import assert from "node:assert/strict";
import { alignTabs } from "../../../src/programs/docker/tab_writer.ts";

const options = { minWidth: 10, padding: 3 };

Deno.test("cells of lines that follow one another share a width", () => {
  assert.equal(
    alignTabs("DRIVER\tVOLUME NAME\nlocal\tdata\n", options),
    "DRIVER    VOLUME NAME\nlocal     data\n",
  );
  assert.equal(
    alignTabs("A\tB\tC\nlonger text\tb\t\n", options),
    "A             B         C\nlonger text   b         \n",
  );
});

Deno.test("a line without the column ends its block", () => {
  assert.equal(
    alignTabs("a\tx\nno cells\nanother long cell\ty\n", options),
    "a         x\nno cells\nanother long cell   y\n",
  );
});
