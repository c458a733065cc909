import assert from "node:assert/strict";
import fc from "fast-check";
import type { ShownColumn } from "../../../src/explorer/table/cell.ts";
import { columnGap, gutter, layOut, signWidth } from "../../../src/explorer/table/layout.ts";

const columns: ShownColumn[] = [
  { title: "NAME", index: 0, kind: "name" },
  { title: "READY", index: 1, kind: "number" },
  { title: "STATUS", index: 2, kind: "text" },
  { title: "IP", index: 3, kind: "text" },
  { title: "AGE", index: 4, kind: "age" },
];
const natural = [50, 5, 20, 30, 6];

/** Room, and the columns with their widths. */
const rooms: [number, string, number][] = [
  [200, "NAME 50 READY 5 STATUS 20 IP 30 AGE 6", 0],
  [110, "NAME 38 READY 5 STATUS 20 IP 30 AGE 6", 0],
  [100, "NAME 32 READY 5 STATUS 20 IP 26 AGE 6", 0],
  [60, "NAME 20 READY 5 STATUS 20 AGE 6", 1],
  [30, "NAME 19 AGE 6", 3],
];

Deno.test("columns fit the room: names shrink first, then texts, then columns go", () => {
  for (const [room, expected, hidden] of rooms) {
    const layout = layOut(columns, natural, room);
    assert.equal(
      layout.columns.map(({ column, width }) => `${column.title} ${width}`).join(" "),
      expected,
      `${room}`,
    );
    assert.equal(layout.hidden, hidden);
  }
});

Deno.test("the time of a restart goes before a name or a status is cut", () => {
  const withRestarts: ShownColumn[] = [
    ...columns.slice(0, 3),
    { title: "RESTARTS", index: 3, kind: "text" },
    columns[4]!,
  ];
  const widths = (room: number): number[] =>
    layOut(withRestarts, [24, 5, 16, 13, 6], room).columns.map(({ width }) => width);
  assert.deepEqual(widths(80), [24, 5, 16, 13, 6]);
  assert.deepEqual(widths(72), [24, 5, 16, 10, 6]);
  assert.deepEqual(widths(70), [24, 5, 16, 8, 6]);
});

Deno.test("a layout never takes more than the room, down to one column", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 4, max: 80 }), { minLength: 5, maxLength: 5 }),
      fc.integer({ min: 10, max: 250 }),
      (widths, room) => {
        const { columns: laid } = layOut(columns, widths, room);
        const total = gutter + signWidth +
          laid.reduce((sum, { width }) => sum + width + columnGap, -columnGap);
        assert.ok(total <= room || laid.length === 1, `${total} in ${room}`);
      },
    ),
  );
});
