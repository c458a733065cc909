import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";
import { FakeMachine } from "../fake_machine.ts";

const changed = "wait 1s\nkey s\ntype 4\nkey Enter\nwait 1s\n";
const options = { scenario: "shop", line: "deploy" };

Deno.test("the journal lists what was done, and takes it back", async () => {
  const script =
    `${changed}key r Enter\nwait 1s\ntype :journal\nkey Enter\ndump\nkey Enter\ndump\nkey Esc Ctrl-U\ndump`;
  const frames = await playBundled(script, options);
  const [list, details, undoing] = frames.map((frame) => frame.join("\n"));
  assert.match(list!, /001 +12:00:01Z +Scale Deployment shop\/catalog to 4 +done +Ctrl-U/);
  assert.match(list!, /002 +12:00:02Z +Restart Deployment shop\/catalog +done +cannot be taken back/);
  assert.match(
    details!,
    /✓ Deployment shop\/catalog[^]*kubectl scale deployments catalog --replicas=4 -n shop/,
  );
  assert.match(undoing!, /── Undo: Scale Deployment shop\/catalog to 2/);
});

Deno.test("the journal is written to a file, by name or by key", async () => {
  const machine = new FakeMachine();
  const script =
    `${changed}type :journal /tmp/book.md\nkey Enter\nwait 1s\ntype :journal\nkey Enter x\nwait 1s\ndump`;
  const [frame] = await playBundled(script, { ...options, machine });
  assert.match(machine.files.get("/tmp/book.md")!, /# What was changed/);
  const path = "/state/journal/default-2026-01-01-12-00-03.sh";
  assert.match(machine.files.get(path) ?? "", /^kubectl scale deployments catalog --replicas=4 -n shop$/m);
  assert.match(frame!.join("\n"), /Written: \/state\/journal/);
});
