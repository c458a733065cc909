import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";
import { FakeMachine } from "../fake_machine.ts";
import { FakeTerminal } from "../fake_terminal.ts";
import { assertSays } from "../removal/frame_text.ts";

/** An editor that does one thing after another with the file; what it was given is kept. */
function editing(...edits: readonly ((text: string) => string)[]): { machine: FakeMachine; given: string[] } {
  const machine = new FakeMachine();
  const given: string[] = [];
  machine.programs.set("vi", ([path]) => {
    const text = machine.files.get(path!)!;
    const edit = edits[given.push(text) - 1] ?? ((same: string) => same);
    machine.files.set(path!, edit(text));
    return {};
  });
  return { machine, given };
}

const maps = { scenario: "shop", line: "cm shop" } as const;
const draft = "/state/drafts/create-configmap.yaml";

Deno.test("+ opens the template, proposes what was written, and Enter creates it", async () => {
  const { machine, given } = editing((text) => text.replace("my-configmap", "settings"));
  const script = "wait 1s\nkey +\nwait 2s\ndump\nkey Enter\nwait 2s\nexpect settings\n";
  const [sheet] = await playBundled(script, { ...maps, machine, terminal: new FakeTerminal() });
  assert.match(given[0]!, /kind: ConfigMap\nmetadata:\n {2}name: my-configmap\n {2}namespace: shop\n/);
  assertSays(sheet, "Create ConfigMap shop/settings");
  assert.equal(machine.files.get(draft), "");
});

Deno.test("a mistake opens the editor again with the reason, and nothing is lost", async () => {
  const { machine, given } = editing(
    (text) => text.replace("my-configmap", "Not_A_Name"),
    (text) => text.replace("name: Not_A_Name", "name: settings"),
  );
  const script = "wait 1s\nkey +\nwait 2s\ndump\n";
  const [sheet] = await playBundled(script, { ...maps, machine, terminal: new FakeTerminal() });
  assert.match(given[1]!, /# ! .*Invalid value: "Not_A_Name"/);
  assert.match(given[1]!, /\nkind: ConfigMap\nmetadata:\n {2}name: Not_A_Name/);
  assertSays(sheet, "Create ConfigMap shop/settings");
});

Deno.test("what was cancelled is there again the next time", async () => {
  const { machine, given } = editing((text) => text.replace("my-configmap", "settings"));
  const script = "wait 1s\nkey +\nwait 2s\nkey Esc\nwait 1s\nkey +\nwait 2s\ndump\n";
  const [frame] = await playBundled(script, { ...maps, machine, terminal: new FakeTerminal() });
  assert.match(given[1]!, /This is what you had written/);
  assert.match(given[1]!, /name: settings/);
  assertSays(frame, `given up; what was written is in ${draft}`);
});

Deno.test("an unchanged template creates nothing", async () => {
  const { machine } = editing();
  const [frame] = await playBundled("wait 1s\nkey +\nwait 2s\ndump\n", {
    ...maps,
    machine,
    terminal: new FakeTerminal(),
  });
  assertSays(frame, "nothing was changed, so nothing is created");
});
