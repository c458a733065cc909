import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";

Deno.test("y shows the selected object as YAML, its path and the command that does the same", async () => {
  const [frame] = await playBundled("key y\nexpect kind: Pod\ntype /restartPolicy\nkey Enter\ndump");
  const text = frame!.join("\n");
  assert.match(text, /pods › Pod default\/env-echgo-\S+ · yaml .*1 of 1 · spec › restartPolicy/);
  assert.match(text, /^ {4}restartPolicy: Always /m);
  assert.match(text, /\$ kubectl get pods env-echgo-\S+ -n default -o yaml/);
});

Deno.test("managed fields are hidden until m", async () => {
  const [before, after] = await playBundled("key y\nexpect kind: Pod\ndump\nkey m\ndump");
  assert.ok(!before!.join("\n").includes("managedFields"));
  assert.ok(after!.join("\n").includes("  managedFields:"));
  assert.match(after!.join("\n"), /-o yaml --show-managed-fields/);
});

Deno.test("Enter on a line explains its field, Esc comes back to the line", async () => {
  const [docs, back] = await playBundled(
    "key y\nexpect kind: Pod\ntype /restartPolicy\nkey Enter Enter\nexpect <string>\ndump\nkey Esc\ndump",
  );
  assert.match(docs!.join("\n"), /restartPolicy <string>/);
  assert.match(docs!.join("\n"), /\$ kubectl explain pods\.spec\.restartPolicy/);
  assert.match(back!.join("\n"), /yaml .*1 of 1 · spec › restartPolicy/);
});

Deno.test("what changes on the server changes on the screen, and an object that goes is told", async () => {
  const script = `type :deploy
key Enter
expect my-service-b
type /env-echgo
key Enter y
expect kind: Deployment
type /readyReplicas
key Enter
dump`;
  const [frame] = await playBundled(script);
  assert.match(frame!.join("\n"), /readyReplicas: 2/);
});

Deno.test("r holds the text as it is, and shows the latest when it is pressed again", async () => {
  const script = `type :nodes
key Enter
expect eli01
key y
expect kind: Node
type /resourceVersion
key Enter
key r
dump
wait 5m
dump
key r
dump`;
  const [before, held, after] = await playBundled(script);
  const version = (frame: string[] | undefined) => /resourceVersion: "(\d+)"/.exec(frame!.join("\n"))![1];
  assert.match(before!.join("\n"), /held since \d\d:\d\d:\d\dZ/);
  assert.match(held!.join("\n"), /held since .*changed meanwhile/);
  assert.equal(version(held), version(before));
  assert.notEqual(version(after), version(before));
  assert.doesNotMatch(after!.join("\n"), /held since/);
});
