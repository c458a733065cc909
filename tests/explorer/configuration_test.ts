import assert from "node:assert/strict";
import { filesOf } from "../../src/explorer/configuration.ts";
import { FakeMachine } from "./fake_machine.ts";
import { explore } from "./explorer_harness.ts";
import { smallWorld } from "./world.ts";

const settingsPlaces = { file: "/p/config.yaml", contextsFolder: "/p/contexts", k9sFolders: [] };

Deno.test(":config reads the files again, uses them, and says what is wrong", async () => {
  const machine = new FakeMachine();
  const harness = await explore(smallWorld(), "", {
    machine,
    columns: 160,
    start: { settingsPlaces },
  });
  machine.files.set("/p/config.yaml", "thme: nord\naliases: {pp: nodes}\nkeys: {table.wied-columns: F2}\n");
  await harness.play("type :config\nkey Enter\nwait 1s");
  assert.match(harness.text, /✗ line 1, column 1: thme: there is no setting thme: did you mean theme\?/);
  assert.match(
    harness.text,
    /✗ line 3, column \d+: keys.table.wied-columns: .* did you mean table.wide-columns\?/,
  );
  await harness.play("key Esc\ntype :pp\nkey Enter\nwait 1s");
  assert.match(harness.text, /Nodes 2/);
  harness.end();
});

Deno.test("a run without files of settings says so", async () => {
  const harness = await explore(smallWorld(), "type :config\nkey Enter");
  assert.match(harness.text, /this run has no files of settings/);
  harness.end();
});

Deno.test("files that are missing are undefined, folders that are missing are empty", async () => {
  const machine = new FakeMachine();
  machine.files.set("/a/b", "x");
  const files = filesOf(machine);
  assert.deepEqual([await files.read("/a/b"), await files.read("/a/c")], ["x", undefined]);
  assert.deepEqual([await files.list("/a"), await files.list("/c")], [["b"], []]);
  const refusing = filesOf({
    readFile: () => Promise.reject(new Deno.errors.PermissionDenied("no")),
    listFolder: () => Promise.reject(new Deno.errors.PermissionDenied("no")),
  });
  await assert.rejects(refusing.read("/a"), /no/);
  assert.deepEqual(await refusing.list("/a"), []);
});
