import assert from "node:assert/strict";
import { type ContextChoice, resolveContext } from "../../src/cluster/kubeconfig_context.ts";
import { loadFiles, sample } from "./kubeconfig_samples.ts";

/** what is chosen; context, cluster, user, namespace */
const choices: [ContextChoice, string[]][] = [
  [{}, ["zeta", "kind-a", "123", "dev"]],
  [{ context: "alpha" }, ["alpha", "b", "ex", "default"]],
  [{ context: "alpha", namespace: "x" }, ["alpha", "b", "ex", "x"]],
  [{ cluster: "b" }, ["zeta", "b", "123", "dev"]],
  [{ user: "ex" }, ["zeta", "kind-a", "ex", "dev"]],
];

Deno.test("what a context points to", async () => {
  const config = await loadFiles({ f: sample });
  for (const [choice, expected] of choices) {
    const { name, cluster, user, namespace } = await resolveContext(config, choice);
    assert.deepEqual([name, cluster.name, user?.name, namespace], expected);
  }
});

Deno.test("a cluster can be chosen without any context", async () => {
  const config = await loadFiles({ f: "clusters: [{name: c, cluster: {server: https://c}}]" });
  const resolved = await resolveContext(config, { cluster: "c" });
  assert.equal(resolved.user, undefined);
  assert.equal(resolved.name, "");
});

const dangling = `contexts:
- name: a
  context: {cluster: gone, user: u}
- name: b
  context: {cluster: c, user: gone}
- name: m
  context: {cluster: c}
clusters:
- name: c
  cluster: {server: https://c}
users:
- name: u
`;

/** text, what is chosen, message */
const failures: [string, ContextChoice, string][] = [
  [
    sample,
    { context: "nope" },
    "context was not found for specified context: nope (known contexts: alpha, zeta)",
  ],
  [sample, { cluster: "nope" }, 'cluster "nope" does not exist (known clusters: b, kind-a)'],
  [sample, { user: "nope" }, 'user "nope" does not exist (known users: 123, ex)'],
  [dangling, {}, "current-context is not set (known contexts: a, b, m)"],
  ["", {}, "no configuration has been provided: looked into f"],
  [
    dangling,
    { context: "a" },
    'error loading config file "f": line 3, column 22: contexts[0].context.cluster: ' +
    'cluster "gone" was not found for context "a" (known clusters: c)',
  ],
  [
    dangling,
    { context: "b" },
    'error loading config file "f": line 5, column 31: contexts[1].context.user: ' +
    'user "gone" was not found for context "b" (known users: u)',
  ],
  [
    dangling,
    { context: "m" },
    'error loading config file "f": line 7, column 12: contexts[2].context.user: ' +
    'user was not specified for context "m" (known users: u)',
  ],
];

Deno.test("what is not there is named, with what is", async () => {
  for (const [text, choice, message] of failures) {
    const config = await loadFiles({ f: text });
    await assert.rejects(resolveContext(config, choice), { name: "KubeconfigError", message });
  }
});
