import assert from "node:assert/strict";
import { sim } from "../../src/cli/sim.ts";
import { runProgram } from "../../src/programs/program.ts";
import { testEnvironment } from "./test_environment.ts";

Deno.test("sim start prints the line to paste, serves, and ends with the signal", async () => {
  const stop = new AbortController();
  const { environment, output } = testEnvironment({ signal: stop.signal });
  const printed = Promise.withResolvers<void>();
  const { out } = environment.io;
  environment.io.out = async (text) => {
    await out(text);
    printed.resolve();
  };
  const running = runProgram(sim, ["start"], environment);
  await printed.promise;
  const path = /^export KUBECONFIG=(\S+)\n$/.exec(output.out)?.[1];
  assert.ok(path, output.out);
  const url = /server: "(https:\/\/127\.0\.0\.1:\d+)"/.exec(await Deno.readTextFile(path))?.[1];
  assert.equal(output.err, `The bundled cluster is served at ${url} until Ctrl-C.\n`);
  stop.abort();
  assert.equal(await running, 0);
  await assert.rejects(Deno.stat(path), Deno.errors.NotFound);
});

const mistakes: [string[], RegExp][] = [
  [["--speed", "fast"], /invalid argument "fast" for "--speed" flag: expected a number above 0/],
  [["--speed", "0"], /expected a number above 0/],
  [
    ["--user", "jane"],
    /invalid argument "jane" for "--user" flag: expected NAME=ROLE or NAME=ROLE:NAMESPACE/,
  ],
  [
    ["--user", "jane=viw"],
    /invalid argument "jane=viw" for "--user" flag: clusterroles\.rbac\.\S+ "viw" not found/,
  ],
  [["--user", "jane=view:nowhere"], /for "--user" flag: namespaces "nowhere" not found/],
  [["--scenario", "sea"], /scenario "sea" does not exist \(known scenarios: /],
  [["--kubeconfig", "no/such/folder/config"], /Cannot write the kubeconfig no\/such\/folder\/config/],
];

for (const [argv, words] of mistakes) {
  Deno.test(`sim start ${argv.join(" ")} is a mistake`, async () => {
    const { environment, output } = testEnvironment();
    assert.equal(await runProgram(sim, ["start", ...argv], environment), 1);
    assert.match(output.err, words);
    assert.equal(output.out, "");
  });
}
