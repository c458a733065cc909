import assert from "node:assert/strict";
import { findJsonPath, parseJsonPath } from "../../../src/kube/json_path.ts";
import type { Json } from "../../../src/kube/object.ts";
import { explore } from "../explorer_harness.ts";
import { smallWorld } from "../world.ts";

const deployment = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: {
    name: "web",
    namespace: "default",
    uid: "d1",
    resourceVersion: "1",
    annotations: { "example.com/note": "two\nlines", long: `${"x".repeat(100_000)}\x1b[31m\u202e` },
  },
  spec: { replicas: 2, template: { spec: { containers: [{ image: "nginx", name: "web" }] } } },
};

async function pressed(keys: string, options = {}) {
  const world = smallWorld();
  world.objects.set("/apis/apps/v1/namespaces/default/deployments", {
    kind: "DeploymentList",
    metadata: { resourceVersion: "1" },
    items: [deployment],
  });
  return await explore(world, `key y\n${keys}`, { line: "deployments", columns: 100, rows: 30, ...options });
}

/** What is searched for, the key, and what lands in the clipboard. */
const copied: [string, string, string][] = [
  ["replicas", "Shift-V", "2"],
  ["replicas", "Shift-P", "{.spec.replicas}"],
  ["image", "Shift-P", "{.spec.template.spec.containers[0].image}"],
  ["image", "Shift-V", "nginx"],
  ["example", "Shift-V", "two\nlines"],
  ["containers", "Shift-V", "- image: nginx\n  name: web\n"],
  ["example", "Shift-P", "{.metadata.annotations.example\\.com/note}"],
  ["replicas", "v c", "  replicas: 2\n"],
  ["containers", "v Down Down c", "      containers:\n      - image: nginx\n        name: web\n"],
  ["containers", "z v c", "      containers:\n      - image: nginx\n        name: web\n"],
  ["template", "v Up Esc", ""],
];

for (const [pattern, keys, text] of copied) {
  Deno.test(`${keys} at ${pattern} copies ${JSON.stringify(text)}`, async () => {
    const explorer = await pressed(`type /^ +(- )?${pattern}\nkey Enter ${keys}`);
    assert.deepEqual(explorer.copied, text === "" ? [] : [text]);
    if (text.startsWith("{")) {
      const found = findJsonPath(parseJsonPath(text), deployment as unknown as Json);
      assert.equal(found.length, 1);
      assert.ok(found[0]!.length === 1);
    }
    assert.match(explorer.text, /Deployment default\/web · yaml/, "it stays open");
    explorer.end();
  });
}

Deno.test("what is too long for the clipboard is offered as a file, which then has all of it", async () => {
  const explorer = await pressed("key z c");
  assert.deepEqual(explorer.copied, []);
  assert.match(explorer.text, /19 lines: 98 KB, and terminals take 73 KB\. Ctrl-S saves it/);
  await (await explorer.play("key Ctrl-S")).settle();
  const [text] = [...explorer.machine.files.values()];
  assert.match(text!, /x{1000}\\e\[31m.?"/u, "escape sequences are YAML's, not the terminal's");
  assert.match(text!, /\nspec:\n/);
  explorer.end();
});

Deno.test("nothing of a hostile text reaches beyond its line, wrapped or not", async () => {
  for (const keys of ["key w", "key w f", "type /x{9}\nkey Enter Right", "key Shift-Z Shift-Z"]) {
    const explorer = await pressed(keys);
    // deno-lint-ignore no-control-regex
    assert.doesNotMatch(explorer.text, /[\x00-\x09\x0b-\x1f\u202e]/);
    assert.ok(explorer.lines.every((line) => line.length <= 100));
    explorer.end();
  }
});

Deno.test("levels are folded one after the other, then everything is open", async () => {
  const explorer = await pressed("key Shift-Z");
  assert.deepEqual(explorer.body, [
    "  apiVersion: apps/v1",
    "  kind: Deployment",
    "▸ metadata: {5}",
    "▸ spec: {2}",
  ]);
  await explorer.play("key Shift-Z");
  assert.ok(explorer.body.includes("▸   template: {1}"));
  await explorer.play("key Shift-Z Shift-Z");
  assert.ok(explorer.body.includes("          name: web"), explorer.text);
  explorer.end();
});

Deno.test("search opens what hides a match", async () => {
  const explorer = await pressed("key Shift-Z\ntype /nginx\nkey Enter");
  assert.ok(explorer.body.includes("▸       - image: nginx {2}"), explorer.text);
  assert.match(explorer.lines[1]!, /1 of 1 · … › 0 › image/);
  explorer.end();
});

Deno.test("keys for objects work, read-only mode refuses the writing ones", async () => {
  const explorer = await pressed("key d", { readOnly: true });
  assert.match(explorer.text, /Deployment default\/web · describe/);
  explorer.end();
});
