import assert from "node:assert/strict";
import type { ClusterPort } from "../../../src/explorer/cluster_port.ts";
import type { PaneContext } from "../../../src/explorer/pane.ts";
import { Transfers } from "../../../src/explorer/session/transfers.ts";
import { copyDouble } from "./copy_double.ts";
import { localPath, runTransfer } from "../../../src/explorer/session/run_transfer.ts";
import { FakeMachine } from "../fake_machine.ts";
import { testPlays } from "./played.ts";

const machine = new FakeMachine();
const paths: [typed: string, whole: string][] = [
  ["a", "/here/a"],
  ["./a/../b", "/here/b"],
  ["../b", "/b"],
  ["/a/", "/a"],
  ["~", "/home"],
  ["~/a", "/home/a"],
  ["~a", "/here/~a"],
];

for (const [typed, whole] of paths) {
  Deno.test(`${typed} is ${whole}`, () => assert.equal(localPath(typed, machine), whole));
}

Deno.test("a copy that is cancelled ends, even where a file does not answer, and says so", async () => {
  const { copy, machine } = copyDouble(async function* ([program]) {
    if (program === "test") yield { exit: 1 };
    else await new Promise(() => {});
  }, { direction: "upload", local: "a" });
  machine.files.set("/here/a", "one");
  machine.tree.read = () => Promise.resolve(new ReadableStream());
  const transfers = new Transfers();
  const context = { transfers, contextFlag: "" } as unknown as PaneContext;
  const timing = { now: () => 0 };
  const port = { client: copy.client, context: { name: "here" }, timing } as unknown as ClusterPort;
  const told: string[] = [];
  const work = runTransfer(copy.wish, context).run(
    port,
    (commands) => commands.forEach((one) => told.push(one.type === "notify" ? one.text : one.type)),
    new AbortController().signal,
    machine,
  );
  await new Promise((resolve) => setTimeout(resolve, 0));
  transfers.cancel(transfers.list[0]!.id);
  await work;
  assert.equal(transfers.list[0]!.state, "Cancelled");
  assert.equal(told.at(-1), "Copying a → web:/data was cancelled.");
});

testPlays([
  {
    title: "what was left out is said at the end",
    script: "key t\nwait 1s\nkey Right\nkey Tab\ntype /tmp/a\nkey Tab\ntype a\nkey Enter\nwait 1s",
    shows: /✓ Copied 1 file, 3 B: a → env-echgo-\S+; skipped \/here\/a\/pipe: it is no file, folder or link/,
    options: { machine: withPipe(), size: { columns: 140, rows: 30 } },
  },
]);

function withPipe(): FakeMachine {
  const machine = new FakeMachine();
  machine.files.set("/here/a/file", "one");
  machine.files.set("/here/a/pipe", "");
  const facts = machine.tree.facts.bind(machine.tree);
  machine.tree.facts = async (path) => {
    const found = await facts(path);
    return found && path.endsWith("/pipe") ? { ...found, kind: "other" } : found;
  };
  return machine;
}
