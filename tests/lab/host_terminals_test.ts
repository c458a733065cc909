import assert from "node:assert/strict";
import { HostTerminals, type ShellTerminal } from "../../src/lab/host_terminals.ts";
import { smallLab } from "./small_lab.ts";

const SIZE = { columns: 80, rows: 24 };

function opened() {
  const lab = smallLab();
  const terminals = new HostTerminals(lab.host);
  const shown: string[] = [];
  const open = (greeting?: string): ShellTerminal => {
    const at = shown.push("") - 1;
    return terminals.open(SIZE, (text) => void (shown[at] += text), greeting);
  };
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 20) {
      await new Promise<void>((go) => setTimeout(go, 0));
      lab.queue.advance(20);
    }
  };
  return { lab, terminals, shown, open, pass };
}

Deno.test("two terminals have a shell each, on one machine", async () => {
  const { shown, open, pass, terminals } = opened();
  const [first, second] = [open("Welcome\n"), open()];
  await pass(100);
  first.type("echo a file > note\r");
  await pass(200);
  second.type("cat note; tty; who\r");
  await pass(200);
  assert.deepEqual([first.name, second.name, terminals.count], ["pts/0", "pts/1", 2]);
  assert.match(shown[0]!, /^Welcome\r\n/);
  assert.match(shown[1]!, /a file\r\n\/dev\/pts\/1\r\n.*pts\/0.*\r\n.*pts\/1/);
});

Deno.test("an exit ends its terminal alone; the last one's is the end of all", async () => {
  const { open, pass, terminals } = opened();
  const [first, second] = [open(), open()];
  let haveAllEnded = false;
  void terminals.allEnded().then(() => haveAllEnded = true);
  await pass(100);
  first.type("exit 3\r");
  await pass(100);
  assert.deepEqual([await first.ended, terminals.count, haveAllEnded], [3, 1, false]);
  second.type("sleep 100 &\rexit\rexit\r");
  await pass(500);
  assert.deepEqual([await second.ended, terminals.count, haveAllEnded], [0, 0, true]);
});

Deno.test("a terminal whose client is gone ends, whatever runs in it", async () => {
  const { open, pass, terminals } = opened();
  const terminal = open();
  await pass(100);
  terminal.type("trap '' HUP; sleep 1000\r");
  await pass(200);
  terminals.hangUp();
  await pass(1000);
  assert.equal(await terminal.ended, 129);
  assert.equal(terminals.count, 0);
});

Deno.test("who writes to a terminal that is held waits", async () => {
  const { shown, open, pass } = opened();
  const terminal = open();
  await pass(100);
  terminal.type("for n in 1 2 3; do sleep 1; echo n=$n; done\r");
  await pass(200);
  terminal.hold(true);
  const before = shown[0]!.length;
  await pass(4000);
  assert.doesNotMatch(shown[0]!.slice(before), /n=2/);
  terminal.hold(false);
  await pass(4000);
  assert.match(shown[0]!.slice(before), /n=3\r\n/);
});
