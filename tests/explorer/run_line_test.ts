import assert from "node:assert/strict";
import { emptyModel, type Model } from "../../src/explorer/model.ts";
import { runLine } from "../../src/explorer/run_line.ts";
import { FakeCluster } from "./fake_cluster.ts";

const world = new FakeCluster();
world.contexts.push({ name: "arn:aws:eks:eu/x.y", cluster: "big", user: "u", namespace: "n" });
const before: Model = emptyModel({
  columns: 80,
  rows: 24,
  now: 0,
  programVersion: "0.1.0",
  context: world.context,
  contexts: world.contexts,
  currentContext: "test",
});
const discovery = { resources: world.resources, failures: [], groupVersions: [] };
const model: Model = { ...before, cluster: { ...before.cluster, discovery } };

/** A line, and the commands that it becomes; "wait", or what is wrong. */
const lines: [string, string][] = [
  ["", ""],
  ["pods", "open"],
  ["po kube-system", "namespace:kube-system open"],
  ["po all", "namespace:undefined open"],
  ["no kube-system", "open"],
  ["po app=web", "open"],
  ["po -l 'a in ('", "wrong"],
  ["nothing", 'the server doesn\'t have a resource type "nothing"'],
  ["q", "quit"],
  ["ctx", "open"],
  ["ctx test", "connect:test"],
  ["ctx @test", "connect:test"],
  ["po x @arn:aws:eks:eu/x.y", "connect:arn:aws:eks:eu/x.y:po x"],
  ["po @test", "open"],
  ["po @nowhere", 'no context exists with the name: "nowhere"'],
  ["ns", "open"],
  ["ns web", "namespace:web"],
  ["ns all", "namespace:undefined"],
  ["api-resources", "open"],
];

function told(result: ReturnType<typeof runLine>): string {
  if (result.type === "wait") return "wait";
  if (result.type === "wrong") return result.problem.startsWith("unable") ? "wrong" : result.problem;
  return result.commands.map((command) => {
    if (command.type === "namespace") return `namespace:${command.namespace}`;
    if (command.type === "connect") {
      return `connect:${command.context}${command.line ? `:${command.line}` : ""}`;
    }
    return command.type;
  }).join(" ");
}

Deno.test("lines become commands", () => {
  for (const [line, expected] of lines) {
    const result = told(runLine(model, line));
    if (expected === "wrong") assert.notEqual(result, "open", line);
    else assert.equal(result, expected, line);
  }
});

Deno.test("a namespace that would lead elsewhere is refused where it is typed", () => {
  for (const line of ["po ..", "po -n a/b", "ns ."]) {
    const result = runLine(model, line);
    assert.equal(result.type, "wrong", line);
    assert.match(result.type === "wrong" ? result.problem : "", /^invalid namespace /, line);
  }
});

Deno.test("before the kinds are known only pods and commands run", () => {
  for (
    const [line, expected] of [["po", "open"], ["deploy", "wait"], ["api-resources", "wait"], ["q", "quit"]]
  ) {
    assert.equal(told(runLine(before, line!)), expected, line);
  }
});
