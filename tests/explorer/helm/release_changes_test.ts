import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";
import { releaseObjects } from "./helm_world.ts";

const open = "key :\ntype helm\nkey Enter\nwait 1s\n";
const options = { scenario: "empty", objects: releaseObjects(), size: { columns: 140, rows: 30 } };

Deno.test("a rollback shows what will change, does it, and is taken back", async () => {
  const [question, done, back] = await playBundled(
    `${open}key Enter\nwait 1s\nkey g r\nwait 1s\ndump\nkey Enter\nwait 2s\nkey Ctrl-R\nwait 1s\ndump\n` +
      `key Ctrl-U\nwait 1s\nkey Enter\nwait 2s\nkey Ctrl-R\nwait 1s\ndump`,
    options,
  );
  assert.match(question!.join("\n"), /Roll release default\/web back to revision 1/);
  assert.match(question!.join("\n"), /- .*colour: red[^]*\+ .*colour: blue|\+ .*colour: blue/);
  assert.match(question!.join("\n"), /\$ helm rollback web 1 -n default/);
  assert.match(done!.join("\n"), /3 +deployed +web-0\.1\.0 +1\.16\.0 +Rollback to 1/);
  assert.match(back!.join("\n"), /4 +deployed +web-0\.1\.0 +1\.16\.0 +Rollback to 2/);
});

Deno.test("uninstalling names what goes; read-only mode refuses it", async () => {
  const [question] = await playBundled(`${open}key Ctrl-D\nwait 1s\ndump`, options);
  assert.match(question!.join("\n"), /Uninstall release default\/web/);
  assert.match(question!.join("\n"), /deletes ConfigMap settings/);
  assert.match(question!.join("\n"), /keeps ConfigMap kept/);
  const [refused] = await playBundled(`${open}key Ctrl-D\nwait 1s\ndump`, { ...options, readOnly: true });
  assert.match(refused!.join("\n"), /uninstall: read-only mode/);
});
