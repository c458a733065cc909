import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";
import { FakeMachine } from "../fake_machine.ts";
import { FakeTerminal } from "../fake_terminal.ts";
import { assertSays } from "../removal/frame_text.ts";

const map = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  level: info\n";

function machine(): FakeMachine {
  const made = new FakeMachine();
  made.files.set("/here/app/settings.yaml", map);
  made.files.set("/here/app/wrong.yaml", "a: b: c\n");
  made.files.set("/here/app/notes.txt", "");
  made.files.set("/here/app/deep/x.yaml", map);
  return made;
}

const shop = { scenario: "shop", line: "cm shop" } as const;
const open = "wait 1s\ntype :dir app\nkey Enter\nwait 1s\n";

Deno.test("dir: files with what they hold, and what is wrong in them", async () => {
  const [frame] = await playBundled(`${open}dump\n`, { ...shop, machine: machine() });
  assertSays(frame, "Files in /here/app", "deep/", "ConfigMap settings", "✗ 1:5: error parsing");
  assert.equal(frame!.some((line) => line.includes("notes.txt")), false);
});

Deno.test("dir: a file is viewed, applied, and its objects deleted again", async () => {
  const script =
    `${open}type /settings\nkey Enter\nwait 1s\nkey y\nwait 1s\ndump\nkey Esc a\nwait 2s\ndump\n` +
    "key Enter\nwait 2s\nkey Ctrl-D\nwait 2s\ndump\n";
  const [text, apply, remove] = await playBundled(script, { ...shop, machine: machine() });
  assertSays(text, "level: info");
  assertSays(apply, "Apply /here/app/settings.yaml: 1 created");
  assertSays(remove, "Delete ConfigMap shop/settings");
});

Deno.test("dir: a folder opens as a table, and .. leads up again", async () => {
  const script =
    `${open}type /deep\nkey Enter\nwait 1s\nkey Enter\nwait 1s\ndump\nkey g Enter\nwait 1s\ndump\n`;
  const [below, above] = await playBundled(script, { ...shop, machine: machine() });
  assertSays(below, "Files in /here/app/deep", "x.yaml");
  assertSays(above, "Files in /here/app ");
});

Deno.test("dir: e edits the file itself", async () => {
  const made = machine();
  made.programs.set("vi", ([path]) => {
    made.files.set(path!, made.files.get(path!)!.replace("info", "debug"));
    return {};
  });
  const script = `${open}type /settings\nkey Enter\nwait 1s\nkey e\nwait 1s\ndump\n`;
  const [frame] = await playBundled(script, { ...shop, machine: made, terminal: new FakeTerminal() });
  assertSays(frame, "/here/app/settings.yaml written");
  assert.match(made.files.get("/here/app/settings.yaml")!, /level: debug/);
});
