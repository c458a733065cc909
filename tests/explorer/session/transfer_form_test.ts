import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";
import { FakeMachine } from "../fake_machine.ts";
import { testPlays } from "./played.ts";

const upload = "key t\nwait 1s\nkey Right\nkey Tab\ntype /tmp/up\nkey Tab\ntype up\nkey Enter\nwait 1s\n";
const download = "key t\nwait 1s\nkey Tab\ntype /tmp/up\nkey Tab\ntype back\nkey Enter\nwait 1s\n";

Deno.test("a folder goes into a container and comes back as it was", async () => {
  const machine = new FakeMachine();
  machine.files.set("/here/up/a.txt", "one\n");
  machine.files.set("/here/up/deep/b.txt", "äöü 🙂".repeat(20_000));
  const frames = await playBundled(`${upload}dump\n${download}dump`, { machine });
  assert.match(frames[0]!.join("\n"), /✓ Copied 2 files, 214\.8 KiB: up → env-echgo-\S+:\/tmp\/up/);
  assert.match(frames[1]!.join("\n"), /✓ Copied 2 files, \S+ KiB: env-echgo-\S+:\/tmp\/up → back/);
  assert.equal(machine.files.get("/here/back/a.txt"), "one\n");
  assert.equal(machine.files.get("/here/back/deep/b.txt"), machine.files.get("/here/up/deep/b.txt"));
});

testPlays([
  {
    title: "the form has the exact command",
    script: "key t\nwait 1s\nkey Tab\ntype /etc/hosts",
    shows: /kubectl cp default\/env-echgo-\S+:\/etc\/hosts \.\/hosts -c env-echgo/,
  },
  {
    title: "a path in the pod is needed",
    script: "key t\nwait 1s\nkey Enter",
    shows: "✗ a path in the pod is needed",
  },
  {
    title: "a local file is needed to be copied into the pod",
    script: "key t\nwait 1s\nkey Right\nkey Tab\ntype /tmp\nkey Enter",
    shows: "✗ a file or a folder of this machine is needed",
  },
  {
    title: "a name is needed for what has none",
    script: "key t\nwait 1s\nkey Tab\ntype /\nkey Enter",
    shows: "✗ say under which name it is to be here",
  },
  {
    title: "what is not here",
    script: upload,
    shows: "up doesn't exist in local filesystem",
  },
  {
    title: "what is not there",
    script: download,
    shows: /tar: \S*tmp\/up: No such file or directory/,
  },
  {
    title: "nothing is copied in read-only mode, neither way",
    script: "key t",
    shows: "copy files: read-only mode",
    options: { readOnly: true },
  },
  {
    title: "a file that is here already is replaced only when that was said",
    script: "key t\nwait 1s\nkey Tab\ntype /etc/hosts\nkey Enter\nwait 1s\nkey Enter\nwait 1s",
    shows: "Nothing was copied.",
    options: { machine: withFile("/here/hosts") },
  },
  {
    title: "transfers are listed with how they ended",
    script: `${upload}type :transfers\nkey Enter\nwait 1s`,
    shows: /up → env-echgo-\S+ ✗ +Failed +0 +0 B +0s +up doesn't exist/,
    options: { size: { columns: 160, rows: 30 } },
  },
  {
    title: "Enter on a transfer says all of it, with the command",
    script: `${upload}type :transfers\nkey Enter\nwait 1s\nkey Enter\nwait 1s`,
    shows:
      /Failed: 0 files, 0 B\n[^]*doesn't exist[^]*kubectl cp up default\/env-echgo-\S+:\/tmp\/up -c env-echgo/,
  },
]);

function withFile(path: string): FakeMachine {
  const machine = new FakeMachine();
  machine.files.set(path, "old");
  return machine;
}

testPlays([
  {
    title: "what is typed before the pod is read is for the form",
    script: "key t\nkey Tab\ntype /etc/hosts\nwait 1s",
    shows: /in the pod +\/etc\/hosts▏/,
  },
]);
