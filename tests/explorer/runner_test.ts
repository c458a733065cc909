import assert from "node:assert/strict";
import type { HandedTerminal } from "../../src/terminal/handed_terminal.ts";
import { FakeMachine } from "./fake_machine.ts";
import { emptyModel } from "../../src/explorer/model.ts";
import { Runner } from "../../src/explorer/runner.ts";
import { testNow } from "./fake_cluster.ts";
import { smallWorld } from "./world.ts";

const terminal: HandedTerminal = {
  ended: new AbortController().signal,
  input: async function* () {},
  write: () => {},
  size: { columns: 80, rows: 24 },
  onResize: () => () => {},
};

function runner(world = smallWorld()) {
  const copied: string[] = [];
  let changes = 0;
  const made = new Runner({
    machine: new FakeMachine(),
    model: emptyModel({
      columns: 80,
      rows: 24,
      now: testNow,
      programVersion: "0.1.0",
      context: world.context,
      contexts: world.contexts,
      currentContext: "test",
    }),
    connections: world.connections,
    now: () => testNow,
    onChange: () => changes++,
    copy: (text) => text.length < 100 && copied.push(text) > 0,
    quit: () => {},
  });
  return { made, copied, changes: () => changes };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

Deno.test("a runner is busy until what it asked for is there", async () => {
  const world = smallWorld();
  world.isHeld = true;
  const { made } = runner(world);
  made.start("pods");
  assert.equal(made.isBusy, true);
  await turn();
  assert.equal(made.isBusy, true);
  world.release();
  await turn(); // what one may do with the first row is asked, too
  assert.equal(made.isBusy, false);
  made.close();
});

Deno.test("effects reach the outside; every message is announced", async () => {
  const { made, copied, changes } = runner();
  made.start("pods");
  await turn();
  const before = changes();
  made.dispatch({ type: "key", key: "Ctrl-Y", text: "" });
  assert.deepEqual(copied, ["kubectl get pods -n default"]);
  assert.equal(changes(), before + 1);
  made.perform({ type: "copy", text: "x".repeat(100) });
  assert.match(made.model.notice?.text ?? "", /copy: the text is too long/);
  made.close();
});

Deno.test("a context that cannot be opened at the start is shown as lost, and nothing is thrown", async () => {
  const world = smallWorld();
  world.broken.set("test", "no such certificate");
  const { made } = runner(world);
  made.start("pods");
  await turn();
  assert.equal(made.model.cluster.lost?.error, "no such certificate");
  assert.equal(made.isBusy, false);
  made.close();
});

Deno.test("nothing is heard after the end", async () => {
  const world = smallWorld();
  const { made, changes } = runner(world);
  made.start("pods");
  await turn();
  made.close();
  const before = changes();
  world.change("pods", { added: [{ namespace: "default", name: "x", cells: ["", "", "", ""] }] });
  assert.equal(changes(), before);
});

Deno.test("a program gets the terminal where there is one, else a notice says so", async () => {
  const world = smallWorld();
  for (const hasTerminal of [true, false]) {
    const heard: string[] = [];
    const made = new Runner({
      machine: new FakeMachine(),
      model: emptyModel({
        columns: 80,
        rows: 24,
        now: testNow,
        programVersion: "0.1.0",
        context: world.context,
        contexts: world.contexts,
        currentContext: "test",
      }),
      connections: world.connections,
      now: () => testNow,
      onChange: () => {},
      copy: () => true,
      quit: () => {},
      ...(hasTerminal
        ? { handOver: <T>(program: (terminal: HandedTerminal) => Promise<T>) => program(terminal) }
        : {}),
    });
    made.perform({
      type: "handOver",
      name: "shell",
      run: (port) => Promise.resolve(void heard.push(port.context.name)),
    });
    await turn();
    assert.deepEqual(heard, hasTerminal ? ["test"] : []);
    assert.equal(made.model.notice?.text, hasTerminal ? undefined : "✗ shell: this needs a terminal");
    made.close();
  }
});

Deno.test("what a task answers with is carried out, unless its pane is gone", async () => {
  const { made } = runner();
  made.start("pods");
  const say = (pane: number, text: string) =>
    made.perform({
      type: "task",
      pane,
      name: "say",
      run: () => Promise.resolve([{ type: "notify", text, role: "ok" }]),
    });
  say(1, "done");
  await turn();
  assert.equal(made.model.notice?.text, "done");
  say(1, "too late");
  made.perform({ type: "cancel", pane: 1 });
  await turn();
  assert.equal(made.model.notice?.text, "done");
  made.close();
});
