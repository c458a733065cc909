import assert from "node:assert/strict";
import { FakeMachine } from "../fake_machine.ts";
import { playBundled } from "../bundled_play.ts";

function machineWithDumps(): FakeMachine {
  const machine = new FakeMachine();
  machine.files.set(
    "/state/screen-dumps/prod/Pod-shop-web-20251231T120000.000Z.yaml",
    "kind: Pod\nmetadata: {}\n",
  );
  machine.files.set("/state/screen-dumps/default/pods-20260101T110000.000Z.csv", "NAME,READY\nweb,1/1\n");
  return machine;
}

Deno.test(":sd lists what was saved, Enter shows it, Esc comes back", async () => {
  const [list, shown] = await playBundled(
    "type :sd\nkey Enter\nexpect pods-2026\ndump\ntype /Pod-shop\nkey Enter Enter\nexpect kind: Pod\ndump",
    {
      machine: machineWithDumps(),
    },
  );
  assert.match(list![1]!, /Screen dumps 2/);
  assert.match(list!.join("\n"), /pods-20260101T110000.000Z.csv +default +\d+m/);
  assert.match(shown!.join("\n"), /^kind: Pod\nmetadata: \{\}$/m);
});

Deno.test("a file is deleted when it was named and confirmed, not before", async () => {
  const machine = machineWithDumps();
  const script = "type :sd /Pod-shop\nkey Enter\nexpect Pod-shop\nkey Ctrl-D\ndump\nkey Enter\n";
  const [asked] = await playBundled(script, { machine });
  assert.match(asked!.join("\n"), /Delete this file\?.*\n +\/state\/screen-dumps\/prod\/Pod-shop/);
  assert.equal(machine.files.size, 2);
  const confirmed = `${
    script.replace(/Enter\n$/, "Space Enter\n")
  }wait 3s\ntype :sd\nkey Enter\nexpect pods-2026\ndump`;
  const [, gone] = await playBundled(confirmed, { machine });
  assert.deepEqual([...machine.files.keys()], ["/state/screen-dumps/default/pods-20260101T110000.000Z.csv"]);
  assert.match(gone![1]!, /Screen dumps 1/);
});

Deno.test("before anything was saved, it is said how", async () => {
  const [frame] = await playBundled("type :sd\nkey Enter\nexpect Nothing was saved\ndump");
  assert.match(frame!.join("\n"), /Ctrl-S in a text/);
});

Deno.test("e needs a terminal", async () => {
  const [frame] = await playBundled("type :sd\nkey Enter\nexpect pods-2026\nkey e\ndump", {
    machine: machineWithDumps(),
  });
  assert.match(frame!.join("\n"), /edit: this needs a terminal/);
});
