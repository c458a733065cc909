import assert from "node:assert/strict";
import { connectionFlags } from "../../../src/cli/connection_flags.ts";
import { parseFlags } from "../../../src/programs/flags.ts";
import { connectionValues, globalFlags, helmFlags } from "../../../src/programs/helm/global_flags.ts";

const cases: [string[], Record<string, string>, Record<string, unknown>][] = [
  [["--kube-context", "c", "-n", "x"], {}, { context: "c", namespace: "x" }],
  [["-n", "x"], { HELM_NAMESPACE: "y", HELM_KUBECONTEXT: "d" }, { context: "d", namespace: "x" }],
  [["--kube-apiserver", "https://a", "--kube-token", "t"], {}, { server: "https://a", token: "t" }],
  [["--kube-as-user", "u", "--kube-as-group", "g,h"], {}, { as: "u" }],
];
for (const [argv, env, expected] of cases) {
  Deno.test(`flags for a connection: ${argv.join(" ")}`, () => {
    const { flags } = parseFlags(helmFlags(connectionFlags), argv);
    const values = connectionValues(flags, connectionFlags, { env: (name) => env[name] });
    const found = Object.fromEntries(
      ["context", "namespace", "server", "token", "as"].filter((name) => values.has(name))
        .map((name) => [name, values.string(name)]),
    );
    assert.deepEqual(found, expected);
    if (argv.includes("--kube-as-group")) assert.deepEqual(values.list("as-group"), ["g,h"]);
  });
}

Deno.test("the bundled cluster can be asked for, and no help says so", () => {
  const { flags } = parseFlags(helmFlags(connectionFlags), [
    "--sim=shop",
    "--nodes",
    "3",
    "--kube-insecure-skip-tls-verify",
  ]);
  const values = connectionValues(flags, connectionFlags, { env: () => undefined });
  assert.equal(values.string("sim"), "shop");
  assert.equal(values.number("nodes"), 3);
  assert.equal(values.bool("insecure-skip-tls-verify"), true);
  const seen = helmFlags(connectionFlags).filter(({ hidden }) => !hidden);
  assert.equal(seen.length, globalFlags.length);
});
