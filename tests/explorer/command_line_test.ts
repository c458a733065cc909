import assert from "node:assert/strict";
import fc from "fast-check";
import { type CommandLine, parseCommandLine } from "../../src/explorer/command_line.ts";

const empty: CommandLine = {
  word: "",
  arguments: [],
  allNamespaces: false,
  namespace: undefined,
  labelSelector: undefined,
  filter: undefined,
  context: undefined,
  withoutContext: "",
};

/** What is typed after `:`, and what differs from an empty line. */
const lines: [string, Partial<CommandLine>][] = [
  ["", {}],
  ["po", { word: "po" }],
  ["  po  ", { word: "po" }],
  ["deploy kube-system", { word: "deploy", arguments: ["kube-system"] }],
  ["po all", { word: "po", allNamespaces: true }],
  ["po -A", { word: "po", allNamespaces: true }],
  ["po 'all'", { word: "po", arguments: ["all"] }],
  ["po -n web", { word: "po", namespace: "web" }],
  ["svc app=web", { word: "svc", labelSelector: "app=web" }],
  ["svc app=web,tier!=x env==y", { word: "svc", labelSelector: "app=web,tier!=x,env==y" }],
  ["po 'env in (a, b)'", { word: "po", labelSelector: "env in (a, b)" }],
  ["po -l '!legacy'", { word: "po", labelSelector: "!legacy" }],
  ["po app.kubernetes.io/name=web", { word: "po", labelSelector: "app.kubernetes.io/name=web" }],
  ['po /re with "quotes"', { word: "po", filter: 're with "quotes"' }],
  ["po kube-system /!x", { word: "po", arguments: ["kube-system"], filter: "!x" }],
  ["po -f wb", { word: "po", filter: "-f wb" }],
  ["po @prod", { word: "po", context: "prod", withoutContext: "po" }],
  ["po @arn:aws:eks:eu-west-1:12/cluster.x", {
    word: "po",
    context: "arn:aws:eks:eu-west-1:12/cluster.x",
    withoutContext: "po",
  }],
  ['po @"my context" web /x', {
    word: "po",
    context: "my context",
    arguments: ["web"],
    filter: "x",
    withoutContext: "po web /x",
  }],
  ["apps/v1/deployments", { word: "apps/v1/deployments" }],
  ["ctx 'my context'", { word: "ctx", arguments: ["my context"] }],
  ["po 'open", { word: "po", arguments: ["open"] }],
  ["explain pod.spec", { word: "explain", arguments: ["pod.spec"] }],
];

Deno.test("command lines", () => {
  for (const [text, expected] of lines) {
    assert.deepEqual(parseCommandLine(text), { ...empty, withoutContext: text, ...expected }, text);
  }
});

Deno.test("any text can be read", () => {
  fc.assert(fc.property(fc.string(), (text) => assert.equal(typeof parseCommandLine(text).word, "string")));
});
