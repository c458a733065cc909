import assert from "node:assert/strict";
import { plainCommand } from "../../src/cli/plain_table.ts";

/** Arguments of the explorer, and the command that prints its first view. */
const cases: [string[], string][] = [
  [[], "get pods"],
  [["--sim"], "get pods --sim=lecture"],
  [["-A"], "get pods --all-namespaces"],
  [["-n", "web"], "get pods --namespace=web"],
  [["-c", "deploy"], "get deploy"],
  [["-c", "svc web", "-n", "other"], "get svc --namespace=web"],
  [["-c", "svc -n web"], "get svc --namespace=web"],
  [["-c", "po all", "-n", "web"], "get po --all-namespaces"],
  [["-c", "po app=web"], "get po -l app=web"],
  [["-c", "po @prod"], "get po --context=prod"],
  [
    ["--context", "prod", "--as", "jane", "--as-group", "a,b"],
    "get pods --context=prod --as=jane --as-group=a,b",
  ],
  [["--insecure-skip-tls-verify"], "get pods --insecure-skip-tls-verify=true"],
  [["-c", "ns"], "get namespaces"],
  [["-c", "ns web"], "get pods --namespace=web"],
  [["-c", "ns all"], "get pods --all-namespaces"],
  [["-c", "ctx"], "config get-contexts"],
  [["-c", "api-resources"], "api-resources"],
  [["-c", "explain pod.spec"], "explain pod.spec"],
  [["-c", "help"], "--help"],
  [["-c", "q"], ""],
  [["--readonly", "--size", "80x24"], "get pods"],
];

for (const [argv, command] of cases) {
  Deno.test(`without a terminal: pequod ${argv.join(" ")}`, () =>
    assert.deepEqual(plainCommand(argv), { argv: command.split(" ").filter(Boolean) }));
}

Deno.test("a filter is left to the explorer, and said so", () =>
  assert.deepEqual(plainCommand(["-c", "pods /web x"]), { argv: ["get", "pods"], left: "web x" }));
