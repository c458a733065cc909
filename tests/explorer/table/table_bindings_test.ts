import assert from "node:assert/strict";
import { contexts } from "../../../src/explorer/table/contexts.ts";
import { tableBindings } from "../../../src/explorer/table/table_bindings.ts";
import { newTableState } from "../../../src/explorer/table/table_state.ts";
import { emptyModel, paneContext } from "../../../src/explorer/model.ts";
import { parseKeyName } from "../../../src/terminal/key_name.ts";
import { explore } from "../explorer_harness.ts";
import { smallWorld } from "../world.ts";

Deno.test("keys have canonical names, and none means two things", () => {
  const { context } = smallWorld();
  const model = emptyModel({
    columns: 80,
    rows: 24,
    now: 0,
    programVersion: "0",
    context,
    contexts: [],
    currentContext: "test",
  });
  const keys = tableBindings(newTableState({ type: "source", source: contexts }), paneContext(model, 1))
    .flatMap((each) => each.keys);
  for (const key of keys) assert.equal(parseKeyName(key)?.key, key);
  assert.deepEqual(keys.filter((key, index) => keys.indexOf(key) !== index), []);
});

/** Keys, and the row that is selected then. */
const moves: [string, string][] = [
  ["Down", "fphrj"],
  ["j j j", "coredns"],
  ["Down k", "dlpgl"],
  ["Shift-G", "coredns"],
  ["End g", "dlpgl"],
  ["PageDown", "coredns"],
  ["Ctrl-F Ctrl-B", "dlpgl"],
];

for (const [keys, row] of moves) {
  Deno.test(`${keys} moves to ${row}`, async () => {
    const explorer = await explore(smallWorld(), `key 0 ${keys}`, { columns: 120 });
    assert.match(explorer.body.find((line) => line.startsWith("▌"))!, new RegExp(row));
    explorer.end();
  });
}

Deno.test("Ctrl-R reads containers again, too, and what is shown stays meanwhile", async () => {
  const world = smallWorld();
  const explorer = await explore(world, "key Enter", { columns: 120 });
  const before = explorer.body;
  const list = structuredClone(world.objects.get("/api/v1/namespaces/default/pods")) as {
    items: { spec: { containers: { image: string }[] } }[];
  };
  list.items[0]!.spec.containers[0]!.image = "nginx:1.28";
  world.objects.set("/api/v1/namespaces/default/pods", list);
  explorer.runner.dispatch(parseKeyName("Ctrl-R")!);
  assert.deepEqual(explorer.body, before);
  await explorer.settle();
  assert.match(explorer.text, /nginx:1\.28/);
  explorer.end();
});
