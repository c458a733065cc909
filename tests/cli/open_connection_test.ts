import assert from "node:assert/strict";
import { connectionFlags } from "../../src/cli/connection_flags.ts";
import { openConnection } from "../../src/cli/open_connection.ts";
import { parseFlags } from "../../src/programs/flags.ts";
import { testIo } from "../programs/test_io.ts";

const KUBECONFIG = `current-context: here
clusters: [{name: c, cluster: {server: "https://h:1"}}, {name: d, cluster: {server: "https://h:2"}}]
users: [{name: u, user: {token: t}}]
contexts:
- {name: here, context: {cluster: c, user: u}}
- {name: there, context: {cluster: d, user: u, namespace: web}}
`;

/** Where a command line leads: the address, the namespace, and what was said. */
async function lead(line: string, files: Record<string, string> = { "/home/ahab/.kube/config": KUBECONFIG }) {
  const stop = new AbortController();
  const { io, output } = testIo({ files, env: { HOME: "/home/ahab" }, signal: stop.signal });
  try {
    const { client, namespace } = await openConnection(
      parseFlags(connectionFlags, line.split(" ").filter(Boolean)).flags,
      io,
    );
    const found = `${client.transport.description} ${namespace}`;
    client.transport.close();
    return { found, said: output.err };
  } finally {
    stop.abort();
  }
}

const leads: [string, string][] = [
  ["", "https://h:1 default"],
  ["-n kube-system", "https://h:1 kube-system"],
  ["--context there", "https://h:2 web"],
  ["--context there -n other", "https://h:2 other"],
  ["--cluster d", "https://h:2 default"],
  ["--server https://elsewhere:7", "https://elsewhere:7 default"],
  ["--sim", "the bundled cluster default"],
  ["--sim --context cool-app", "the bundled cluster cool-app"],
  ["--sim -n web", "the bundled cluster web"],
];

for (const [line, found] of leads) {
  Deno.test(`pequod ${line} leads to ${found}`, async () =>
    assert.deepEqual(await lead(line), { found, said: "" }));
}

Deno.test("without a kubeconfig it is the bundled cluster, and it says so", async () =>
  assert.deepEqual(await lead("", {}), {
    found: "the bundled cluster default",
    said: "No kubeconfig was found: this is the bundled cluster.\n",
  }));

Deno.test("a server by address needs no kubeconfig", async () =>
  assert.deepEqual(await lead("--server https://h:9", {}), { found: "https://h:9 default", said: "" }));

Deno.test("contexts that do not exist are errors that list those that do", async () => {
  await assert.rejects(lead("--context nope"), /specified context: nope \(known contexts: here, there\)/);
  await assert.rejects(
    lead("--sim --context nope"),
    /"nope" does not exist \(known contexts: default, cool-app\)/,
  );
});
