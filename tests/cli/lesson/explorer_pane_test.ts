import assert from "node:assert/strict";
import { ExplorerPane } from "../../../src/cli/lesson/explorer_pane.ts";
import { defaultSettings } from "../../../src/settings/settings.ts";
import { dumpGrid } from "../../../src/terminal/dump.ts";
import { parseKeyName } from "../../../src/terminal/key_name.ts";
import { darkTheme } from "../../../src/terminal/theme.ts";
import { FakeMachine } from "../../explorer/fake_machine.ts";
import { smallClassroom } from "../../classroom/small_classroom.ts";

/** Of the event loop: much more than an answer takes. */
const MOST_TURNS = 3000;

Deno.test("the explorer beside a lesson shows its cluster, changes nothing, and stays at its view in another world", async () => {
  const first = await smallClassroom();
  const second = await smallClassroom({
    world: { run: ["kubectl create configmap second --from-literal=a=b"] },
  });
  let classroom = first;
  let hasQuit = false;
  const pane = new ExplorerPane({
    size: { columns: 80, rows: 20 },
    context: { name: "simulator", cluster: "kubernetes", user: "kubernetes-admin", namespace: "default" },
    transport: () => classroom.cluster.client.transport,
    settings: defaultSettings,
    theme: () => darkTheme,
    machine: new FakeMachine(),
    now: () => classroom.paced.now(),
    onChange: () => {},
    copy: () => false,
    quit: () => void (hasQuit = true),
  });
  const shown = () => dumpGrid(pane.draw(), "text");
  const until = async (wish: RegExp): Promise<void> => {
    for (let turns = 0; !wish.test(shown()); turns++) {
      assert.ok(turns < MOST_TURNS, `never seen: ${wish}\n${shown()}`);
      await classroom.paced.settle();
    }
  };
  const type = (text: string) => {
    for (const key of [...text, "Enter"]) pane.input(parseKeyName(key)!);
  };
  try {
    await until(/Pods \(default\)/);
    type(":configmaps");
    await until(/kube-root-ca\.crt/);
    type(":write");
    await until(/read-only mode stays: a lesson is done in the shell/);
    pane.input(parseKeyName("Esc")!);
    pane.input(parseKeyName("Esc")!);
    classroom = second;
    pane.renew();
    await until(/second/);
    pane.resize({ columns: 60, rows: 15 });
    assert.equal(pane.draw().width, 60);
    type(":q");
    assert.ok(hasQuit);
  } finally {
    pane.close();
    first.close();
    second.close();
  }
});
