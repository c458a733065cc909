import assert from "node:assert/strict";
import { keyNamed, parseKeyName } from "../../src/terminal/key_name.ts";
import { testNow } from "./fake_cluster.ts";
import { explore, ExplorerHarness } from "./explorer_harness.ts";
import { smallWorld } from "./world.ts";

/** Keys, and texts that are then on the screen. */
const frames: [string, string, string[]][] = [
  ["the header", "", [
    "⎈ test · kind   ns default   ahab   v1.34.9 ⇄ 0.1.0   2 nodes",
    "● live",
    "0 all  1 default",
  ]],
  ["a kind", "key :\ntype deploy\nkey Enter", [
    "pods › Deployments (default) 1",
    "$ kubectl get deployments -n default",
  ]],
  ["a kind elsewhere", "key :\ntype po kube-system\nkey Enter", [
    "Pods (kube-system) 1",
    "ns kube-system",
    "2 kube-system",
  ]],
  ["all namespaces", "key 0", ["Pods (all) 3", "ns all"]],
  ["and back by digit", "key 0 1", ["Pods (default) 2"]],
  ["a namespace by name", "key :\ntype ns kube-system\nkey Enter", ["Pods (kube-system) 1"]],
  ["a digit without namespace", "key 7", ["No namespace is on 7 yet"]],
  ["a wrong word", "key :\ntype pdos\nkey Enter", [
    ":pdos",
    'the server doesn\'t have a resource type "pdos"; near: pods',
  ]],
  ["a wrong context", "key :\ntype ctx nowhere\nkey Enter", ['no context exists with the name: "nowhere"']],
  ["a wrong selector", "key :\ntype po -l 'a in ('\nkey Enter", ["✗"]],
  ["a wrong pattern", "key /\ntype web[", ["✗ Invalid regular expression", "Pods (default) 2"]],
  ["the ghost", "key :\ntype depl", [" :deployments"]],
  ["Tab takes it", "key :\ntype depl\nkey Tab Enter", ["Deployments (default) 1"]],
  ["Enter does not take it", "key :\ntype depl\nkey Enter", ["near: deployments"]],
  ["a filter from the prompt", "key :\ntype po /crash\nkey Enter", ["Pods (default) 1 of 2 /crash"]],
  ["Esc clears the filter first", "key :\ntype po /crash\nkey Enter Esc", ["pods › Pods (default) 2"]],
  ["then goes back", "key :\ntype deploy\nkey Enter Esc", [" Pods (default) 2"]],
  ["the last command again", "key :\ntype deploy\nkey Enter\nkey :\ntype no\nkey Enter -", [
    "Deployments (default) 1",
  ]],
  ["copying the command", "key Ctrl-Y", ["Copied: kubectl get pods -n default"]],
  ["another context", "key :\ntype ctx prod\nkey Enter", [
    "⎈ prod · big   ns shop   ishmael",
    "$ kubectl get pods -n shop --context prod",
  ]],
  ["a kind in another context", "key :\ntype deploy @prod\nkey Enter", ["⎈ prod", "Deployments (shop) 0"]],
];

for (const [name, keys, texts] of frames) {
  Deno.test(`explorer: ${name}`, async () => {
    const explorer = await explore(smallWorld(), keys, { columns: 120 });
    for (const text of texts) assert.ok(explorer.text.includes(text), `${text} is not in\n${explorer.text}`);
    explorer.end();
  });
}

Deno.test("another context brings the namespaces of all that lead to its cluster, each on a digit", async () => {
  const world = smallWorld();
  world.contexts.push({ name: "deck", cluster: "big", user: "ishmael", namespace: "deck" });
  const explorer = await explore(world, "key :\ntype ctx prod\nkey Enter", { columns: 120 });
  assert.match(explorer.lines[1]!, /0 all {2}1 shop {2}2 deck$/);
  explorer.end();
});

Deno.test("Enter on a context changes to it; one that cannot be opened leaves the old one usable", async () => {
  const world = smallWorld();
  const explorer = await explore(world, "key :\ntype ctx\nkey Enter\nkey g Enter", { columns: 120 });
  assert.match(explorer.lines[0]!, /⎈ prod/);
  world.broken.set("test", "no such file: client.crt");
  await explorer.play("key :\ntype ctx test\nkey Enter");
  assert.match(explorer.text, /✗ context test: no such file: client\.crt/);
  assert.match(explorer.lines[0]!, /⎈ prod/);
  explorer.end();
});

Deno.test("the first frame needs no answer: header, skeleton, loading", () => {
  const explorer = new ExplorerHarness(smallWorld(), { columns: 80, rows: 24 });
  assert.match(explorer.lines[0]!, /⎈ test .*… connecting$/);
  assert.match(explorer.text, /NAME ↑.*AGE\n {3}loading …/);
  explorer.end();
});

Deno.test("a kind that only the server knows waits for its answer", async () => {
  const explorer = new ExplorerHarness(smallWorld(), { line: "wh" });
  assert.match(explorer.text, /:wh waits for the cluster's list of kinds/);
  await explorer.settle();
  assert.match(explorer.text, /moby/);
  explorer.end();
});

Deno.test("no key is lost between an answer and the next", async () => {
  const explorer = await explore(smallWorld(), "");
  for (const name of ["0", "Shift-T", "Shift-T", "Down"]) explorer.runner.dispatch(parseKeyName(name)!);
  await explorer.settle();
  assert.match(explorer.text, /RESTARTS ↑/);
  explorer.end();
});

const sizes: [string, RegExp][] = [
  ["200x50", /● live/],
  ["80x24", /● live/],
  ["40x8", /web-776/],
  ["39x8", /Pequod needs 40x8; this is 39x8/],
  ["20x5", /Pequod needs 40x8; t\nhis is 20x5\./],
  ["1x1", /P/],
];

Deno.test("every size draws something true", async () => {
  for (const [size, text] of sizes) {
    const explorer = await explore(smallWorld(), `resize ${size}\nkey Down ? Esc`);
    assert.match(explorer.text, text, size);
    explorer.end();
  }
});

Deno.test("notices go with time or the next key; the survey comes back every 15 s", async () => {
  const world = smallWorld();
  const explorer = await explore(world, "key 7");
  explorer.pass(8000);
  assert.doesNotMatch(explorer.text, /No namespace/);
  world.version = "v1.35.0";
  explorer.pass(15_000);
  await explorer.settle();
  assert.match(explorer.lines[0]!, /v1\.35\.0/);
  explorer.end();
});

Deno.test("panes that are closed cancel what they asked for, and hear no more", async () => {
  const world = smallWorld();
  const explorer = await explore(world, "key :\ntype deploy\nkey Enter Esc");
  world.change("deployments", { added: [{ namespace: "default", name: "late", cells: ["1/1", 1, 1, "x"] }] });
  assert.doesNotMatch(explorer.text, /late/);
  assert.equal(explorer.runner.model.stack.length, 1);
  explorer.end();
});

Deno.test("the wheel moves the selection", async () => {
  const explorer = await explore(smallWorld(), "key 0", { columns: 120 });
  explorer.runner.dispatch({ type: "mouse", action: "wheel-down", x: 0, y: 0, modifiers: "" });
  assert.match(explorer.body.find((line) => line.startsWith("▌"))!, /coredns/);
  explorer.end();
});

Deno.test("Ctrl-R reads again, and asks for the kinds anew", async () => {
  const world = smallWorld();
  const explorer = await explore(world, "key Ctrl-R");
  assert.ok(world.watched.includes("relist"));
  world.become("pods", { kind: "stale", since: testNow, error: new Error("x"), retryAt: testNow });
  explorer.runner.dispatch(keyNamed("F5"));
  assert.ok(world.watched.includes("retry"));
  explorer.end();
});

Deno.test("when the connection is back, what was not known is asked for", async () => {
  const world = smallWorld();
  const explorer = await explore(world, "");
  world.become("pods", { kind: "stale", since: testNow, error: new Error("x"), retryAt: testNow });
  world.version = "v1.35.1";
  world.become("pods", { kind: "live" });
  await explorer.settle();
  assert.match(explorer.lines[0]!, /v1\.35\.1/);
  explorer.end();
});

Deno.test("a pattern being typed ends with the context that it was for", async () => {
  const world = smallWorld();
  const explorer = await explore(world, "key /\ntype we");
  explorer.runner.dispatch({ type: "connected", context: world.contexts[1]! });
  assert.equal(explorer.runner.model.prompt, null);
  explorer.end();
});

/** Read-only mode in the context `test`, and after going over to `prod`. */
const gates: {
  title: string;
  flag?: boolean;
  contexts: Record<string, { readOnly: boolean }>;
  typed?: string;
  is: boolean[];
}[] = [
  { title: "nothing says so", contexts: {}, is: [false, false] },
  { title: "one context's settings say so", contexts: { test: { readOnly: true } }, is: [true, false] },
  { title: "the other context's settings say so", contexts: { prod: { readOnly: true } }, is: [false, true] },
  { title: "--write was given", flag: false, contexts: { test: { readOnly: true } }, is: [false, false] },
  { title: "--readonly was given", flag: true, contexts: {}, is: [true, true] },
  { title: "it was typed", contexts: {}, typed: "type :readonly\nkey Enter\n", is: [true, true] },
];

for (const { title, flag, contexts, typed = "", is } of gates) {
  Deno.test(`read-only mode when ${title}`, async () => {
    const harness = await explore(smallWorld(), typed, {
      settings: { contexts },
      ...(flag === undefined ? {} : { readOnly: flag }),
    });
    const found = [harness.runner.model.readOnly];
    await harness.play("type :ctx prod\nkey Enter\nwait 1s");
    assert.equal(harness.runner.model.context.name, "prod");
    assert.deepEqual([...found, harness.runner.model.readOnly], is);
    harness.end();
  });
}

Deno.test("a protected context is one, by pattern or by itself", async () => {
  const harness = await explore(smallWorld(), "type :ctx prod\nkey Enter\nwait 1s", {
    settings: { protectedContexts: ["pr*"] },
  });
  assert.equal(harness.runner.model.context.isProtected, true);
  harness.end();
});
