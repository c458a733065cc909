import assert from "node:assert/strict";
import { ConnectionError } from "../../../src/cluster/connection_error.ts";
import { newPane } from "../../../src/explorer/pane.ts";
import {
  type RowSource,
  rowsTeller,
  sourceColumns,
  sourceRow,
} from "../../../src/explorer/table/row_source.ts";
import { tablePane } from "../../../src/explorer/table/table_pane.ts";
import { newTableState } from "../../../src/explorer/table/table_state.ts";
import { explore } from "../explorer_harness.ts";
import { smallWorld } from "../world.ts";

function source(read: RowSource["read"]): RowSource {
  return {
    name: "things",
    title: "Things",
    kubectl: () => "",
    read,
    enterTitle: "open",
    enter: () => [],
    empty: "There are none.",
  };
}

const things = source((_port, tell) => {
  rowsTeller(sourceColumns(["Name"]), tell)([sourceRow({ uid: "1", name: "one", cells: ["one"] })]);
  return Promise.resolve();
});

const away = source(() =>
  Promise.reject(new ConnectionError("refused", "https://there", "connection refused"))
);

const tables: [string, RowSource, RegExp][] = [
  ["rows of a source", things, /▌one/],
  [
    "why there are none, and when it is tried again",
    away,
    /Unreachable since .*connection refused[^]*again in 1 s/,
  ],
];

for (const [name, given, expected] of tables) {
  Deno.test(`${name}; they say nothing of the connection to the cluster`, async () => {
    const explorer = await explore(smallWorld(), "");
    const pane = newPane(tablePane, newTableState({ type: "source", source: given }));
    explorer.runner.dispatch({ type: "commands", commands: [{ type: "open", pane }] });
    await explorer.settle();
    assert.match(explorer.text, expected);
    assert.match(explorer.lines[0]!, /● live/);
    explorer.end();
  });
}
