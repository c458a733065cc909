import assert from "node:assert/strict";
import { contextEdits } from "../../src/cli/context_edits.ts";
import { loadKubeconfig } from "../../src/cluster/kubeconfig.ts";

const kubeconfig = `# mine
apiVersion: v1
kind: Config
current-context: one
clusters:
- {name: c, cluster: {server: "https://127.0.0.1:1"}}
users:
- {name: u, user: {token: t}}
contexts:
- {name: one, context: {cluster: c, user: u}}
- {name: two, context: {cluster: c, user: u}}
`;

Deno.test("contexts are renamed and deleted in the file, which keeps its comments; the current one follows", async () => {
  const path = await Deno.makeTempFile();
  await Deno.writeTextFile(path, kubeconfig);
  const read = () =>
    loadKubeconfig({ explicitPath: path, env: {}, home: undefined, readFile: Deno.readTextFile });
  const edits = contextEdits(read, ({ contexts, currentContext }) => ({
    contexts: [...contexts.keys()].map((name) => ({ name, cluster: "c", user: "u", namespace: "default" })),
    currentContext,
  }));
  const renamed = await edits.rename("one", "prod");
  assert.deepEqual([renamed.contexts.map(({ name }) => name), renamed.currentContext], [
    ["prod", "two"],
    "prod",
  ]);
  const removed = await edits.remove("two");
  assert.deepEqual(removed.contexts.map(({ name }) => name), ["prod"]);
  assert.match(await Deno.readTextFile(path), /^# mine\n/);
  await assert.rejects(edits.rename("nope", "x"), /cannot rename the context "nope"/);
  await Deno.remove(path);
});
