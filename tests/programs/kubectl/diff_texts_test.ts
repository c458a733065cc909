import assert from "node:assert/strict";
import type { KubeObject } from "../../../src/kube/object.ts";
import { parseFlags } from "../../../src/programs/flags.ts";
import { type DiffedObject, diffTexts } from "../../../src/programs/kubectl/diff_texts.ts";
import { FakeMachine } from "../../explorer/fake_machine.ts";
import { testIo } from "../test_io.ts";

const flags = ["show-secrets", "show-managed-fields"].map((name) =>
  ({ name, kind: "bool", usage: "" }) as const
);
const map = (a: string): KubeObject => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "m", managedFields: [] },
  data: { a },
});
const secret = (data: Record<string, string>): KubeObject => ({
  apiVersion: "v1",
  kind: "Secret",
  metadata: { name: "s" },
  data,
});

async function shown(objects: DiffedObject[], argv: string[] = [], machine = new FakeMachine()) {
  const { io, output } = testIo({ machine });
  const code = await diffTexts({ ...parseFlags(flags, argv), io } as never, objects);
  return { code, out: output.out };
}

Deno.test("what is the same is not shown", async () => {
  assert.deepEqual(await shown([{ name: "m", live: map("x"), merged: map("x") }]), { code: 0, out: "" });
});

Deno.test("a change is shown as diff -u shows it", async () => {
  const { code, out } = await shown([{ name: "m", live: map("x"), merged: map("z") }]);
  assert.equal(code, 1);
  assert.match(
    out,
    /^diff -u -N \/tmp\/LIVE-\d+\/m \/tmp\/MERGED-\d+\/m\n--- \/tmp\/LIVE-\d+\/m\t1970-01-01 00:00:00\.000000000 \+0000\n/,
  );
  assert.match(out, /\n@@ -1,6 \+1,6 @@\n apiVersion: v1\n data:\n- {2}a: x\n\+ {2}a: z\n kind: ConfigMap\n/);
});

const wholes: [object: DiffedObject, hunk: RegExp][] = [
  [{ name: "m", live: "new", merged: map("x") }, /\n@@ -0,0 \+1,6 @@\n\+apiVersion: v1\n/],
  [{ name: "m", live: map("x"), merged: "gone" }, /\n@@ -1,7 \+0,0 @@\n-apiVersion: v1\n/],
];

for (const [object, hunk] of wholes) {
  Deno.test(`all of it: ${hunk}`, async () => assert.match((await shown([object])).out, hunk));
}

Deno.test("values of secrets are hidden unless they are asked for", async () => {
  const objects = [{
    name: "s",
    live: secret({ a: "MQ==", b: "Mg==" }),
    merged: secret({ a: "MQ==", b: "Mw==", c: "NA==" }),
  }];
  const { out } = await shown(objects);
  assert.match(
    out,
    / {3}a: '\*\*\*'\n- {2}b: '\*\*\* \(before\)'\n\+ {2}b: '\*\*\* \(after\)'\n\+ {2}c: '\*\*\*'\n/,
  );
  assert.match((await shown(objects, ["--show-secrets"])).out, /- {2}b: Mg==\n\+ {2}b: Mw==\n\+ {2}c: NA==/);
});

Deno.test("another program compares two folders, which go afterwards", async () => {
  const machine = new FakeMachine();
  machine.variables["KUBECTL_EXTERNAL_DIFF"] = "meld --new ;rm";
  machine.programs.set("meld", (argv) => {
    assert.deepEqual([...machine.files.keys()].map((path) => path.replace(/\d+/, "")), [
      "/tmp/LIVE-/m",
      "/tmp/MERGED-/m",
    ]);
    return { code: 1, output: `${argv.length} words\n` };
  });
  const objects = [{ name: "m", live: map("x"), merged: map("z") }];
  assert.deepEqual(await shown(objects, [], machine), { code: 1, out: "3 words\n" });
  assert.equal(machine.files.size, 0);
  machine.programs.delete("meld");
  await assert.rejects(shown(objects, [], machine), {
    message: 'failed to run "meld": executable file not found in $PATH',
  });
});
