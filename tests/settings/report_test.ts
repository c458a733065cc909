import assert from "node:assert/strict";
import type { Remark } from "../../src/settings/layer.ts";
import { remarkText, report, summary } from "../../src/settings/report.ts";

const remark = (kind: Remark["kind"], line: number, field: string, text: string): Remark => ({
  file: "/p/config.yaml",
  line,
  column: 3,
  field,
  text,
  kind,
});

const remarks = [
  remark("taken", 1, "a", "taken over as b"),
  remark("left", 9, "c", "not here"),
  remark("mistake", 5, "d", "wrong"),
  remark("mistake", 2, "", "wrong, too"),
];

Deno.test("a report has the mistakes first, in the order of the file", () => {
  assert.deepEqual(report({ remarks, read: ["/p/config.yaml", "/other"] }).map(({ text }) => text), [
    "2 files read: 2 mistakes, 1 taken over from k9s, 1 not taken over",
    "/p/config.yaml",
    "  ✗ line 2, column 3: wrong, too",
    "  ✗ line 5, column 3: d: wrong",
    "  – line 9, column 3: c: not here",
    "  ✓ line 1, column 3: a: taken over as b",
    "/other",
    "  ✓ nothing to say of it",
  ]);
});

Deno.test("without files there is one sentence; without places there are none", () => {
  assert.equal(report({ remarks: [], read: [] }).length, 1);
  assert.equal(remarkText(remark("mistake", 0, "x", "y")), "x: y");
  assert.equal(summary([], ["a"]), "1 file read: no mistakes");
});
