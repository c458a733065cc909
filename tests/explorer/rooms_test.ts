import assert from "node:assert/strict";
import { loadRooms, opening, rooms } from "../../src/explorer/rooms.ts";
import { parseKeyName } from "../../src/terminal/key_name.ts";
import { explore } from "./explorer_harness.ts";
import { smallWorld } from "./world.ts";

Deno.test("every room can be loaded", () => loadRooms());

Deno.test("what is typed while a view is loaded is for that view, in its order", async () => {
  const explorer = await explore(smallWorld(), "", { line: "deploy" });
  const loaded = Promise.withResolvers<void>();
  const command = opening(async () => {
    await loaded.promise;
    return await rooms.explain();
  }, ({ explainPane }) => explainPane("pods"));
  explorer.runner.dispatch({ type: "commands", commands: [command] });
  for (const name of ["Esc", "?"]) explorer.runner.dispatch(parseKeyName(name)!);
  assert.match(explorer.lines[1]!, /Deployments/);
  loaded.resolve();
  await explorer.settle();
  assert.match(explorer.lines[1]!, /Help/);
  assert.doesNotMatch(explorer.lines[1]!, /explain/);
  await explorer.play("key Esc");
  assert.match(explorer.lines[1]!, /Deployments/);
  explorer.end();
});

Deno.test("a room that cannot be loaded says so, and what was typed goes on", async () => {
  const explorer = await explore(smallWorld(), "");
  const command = opening(() => Promise.reject(new Error("no such module")), () => assert.fail());
  explorer.runner.dispatch({ type: "commands", commands: [command] });
  await explorer.settle();
  assert.match(explorer.text, /✗ this: no such module/);
  explorer.end();
});
