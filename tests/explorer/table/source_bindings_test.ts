import assert from "node:assert/strict";
import { paneContext } from "../../../src/explorer/model.ts";
import {
  type RowSource,
  rowsTeller,
  sourceColumns,
  sourceRow,
} from "../../../src/explorer/table/row_source.ts";
import { sourceBindings } from "../../../src/explorer/table/source_bindings.ts";
import { newTableState, withRows } from "../../../src/explorer/table/table_state.ts";
import { modelOf, smallWorld } from "../world.ts";

const source: RowSource = {
  name: "forwards",
  title: "Forwards",
  kubectl: () => "",
  read: () => Promise.resolve(),
  enterTitle: "open",
  enter: () => [],
  empty: "none",
  keys: [
    {
      id: "stop",
      keys: ["x"],
      title: "stop",
      writes: true,
      run: (rows) => [{ type: "copy", text: rows[0]!.name }],
    },
    { id: "new", keys: ["n"], title: "new", needsNoRow: true, run: () => [] },
  ],
};

const world = smallWorld();
const model = modelOf(world);

/** Rows, read-only, and why each key does not work. */
const cases: [number, boolean, (RegExp | undefined)[]][] = [
  [0, false, [/no row/, undefined]],
  [1, false, [undefined, undefined]],
  [1, true, [/read-only/, undefined]],
];

for (const [count, readOnly, reasons] of cases) {
  Deno.test(`keys of a source with ${count} rows${readOnly ? ", read-only" : ""}`, () => {
    let state = newTableState({ type: "source", source });
    const rows = Array.from(
      { length: count },
      (_, index) => sourceRow({ uid: `${index}`, name: `row${index}`, cells: [`row${index}`] }),
    );
    rowsTeller(sourceColumns(["Name"]), (change) => state = withRows(state, change, 0, 5))(rows);
    const context = { ...paneContext(model, 1), readOnly };
    sourceBindings(state).forEach((binding, index) => {
      const said = binding.whyNot?.(state, context);
      if (reasons[index]) assert.match(said ?? "", reasons[index]);
      else assert.equal(said, undefined);
    });
    if (count > 0) {
      assert.deepEqual(sourceBindings(state)[0]!.run(state, context, "x")[1], [{
        type: "copy",
        text: "row0",
      }]);
    }
  });
}
