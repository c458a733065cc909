import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";
import { releaseObjects } from "./helm_world.ts";

Deno.test("an older revision has its own values, manifest and notes", async () => {
  const frames = await playBundled(
    "key :\ntype helm\nkey Enter\nwait 1s\nkey Enter\nwait 1s\nkey g v\nwait 1s\ndump\nkey Esc y\nwait 1s\ndump\nkey Esc d\nwait 1s\ndump",
    { scenario: "empty", objects: releaseObjects(), size: { columns: 140, rows: 30 } },
  );
  const [values, manifest, notes] = frames.map((frame) => frame.join("\n"));
  assert.match(values!, /values of revision 1[^]*colour: blue/);
  assert.match(manifest!, /manifest of revision 1[^]*colour: blue/);
  assert.match(notes!, /Paint it superseded/);
});
