import assert from "node:assert/strict";
import {
  deleteContext,
  type KubeconfigFiles,
  renameContext,
  setNamespace,
  useContext,
  writeKubeconfig,
} from "../../src/cluster/kubeconfig_edit.ts";
import type { Config } from "../../src/cluster/kubeconfig.ts";
import { fakeFiles, loadFiles, sample } from "./kubeconfig_samples.ts";

/** Loads, edits, and answers the files as they are then. */
async function edited(
  files: Record<string, string>,
  change: (config: Config, files: KubeconfigFiles) => Promise<unknown>,
): Promise<Record<string, string>> {
  const now = { ...files };
  const config = await loadFiles(files);
  await change(config, {
    read: (path) => fakeFiles(now)(path),
    write: (path, text) => {
      now[path] = text;
      return Promise.resolve();
    },
  });
  return now;
}

Deno.test("another current context changes one word of the file", async () => {
  const { f } = await edited({ f: sample }, (config, files) => useContext(config, "alpha", files));
  assert.equal(f, sample.replace("current-context: zeta #", "current-context: alpha #"));
});

Deno.test("a first current context is added at the end, comments stay", async () => {
  const text = "# mine\ncontexts:\n- name: a # the one\n  context: {cluster: c, user: u}\n";
  const { f } = await edited({ f: text }, (config, files) => useContext(config, "a", files));
  assert.equal(f, text + "current-context: a\n");
});

Deno.test("only the file that owns the value is written", async () => {
  const one = "contexts: [{name: a, context: {cluster: c, user: u}}]\n";
  const two = "current-context: a\ncontexts: [{name: b, context: {cluster: c, user: u}}]\n";
  const switched = await edited({ one, two }, (config, files) => useContext(config, "b", files));
  assert.deepEqual(switched, { one, two: two.replace("current-context: a", "current-context: b") });
  const moved = await edited({ one, two }, (config, files) => setNamespace(config, "a", "dev", files));
  assert.equal(moved.two, two);
  assert.match(moved.one ?? "", /user: u, namespace: dev/);
});

Deno.test("names that YAML would read as something else are quoted", async () => {
  const text = 'contexts:\n- name: \'on\'\n- name: "7"\ncurrent-context: "7"\n';
  const { f } = await edited({ f: text }, (config, files) => useContext(config, "on", files));
  assert.equal((await loadFiles({ f: f ?? "" })).currentContext, "on");
});

Deno.test("a namespace is set, changed and removed", async () => {
  const changed = await edited({ f: sample }, (config, files) => setNamespace(config, "zeta", "prod", files));
  assert.equal(changed.f, sample.replace("namespace: dev", "namespace: prod"));
  const added = await edited({ f: sample }, (config, files) => setNamespace(config, "alpha", "prod", files));
  const config = await loadFiles({ f: added.f ?? "" });
  assert.equal(config.contexts.get("alpha")?.settings.namespace, "prod");
  assert.match(added.f ?? "", /^# the team's clusters\n[^]*# on this machine\n[^]*# for now\n$/);
  const removed = await edited({ f: sample }, (config, files) => setNamespace(config, "zeta", "", files));
  assert.equal((await loadFiles({ f: removed.f ?? "" })).contexts.get("zeta")?.settings.namespace, undefined);
});

Deno.test("renaming takes the current context along", async () => {
  const { f } = await edited({ f: sample }, (config, files) => renameContext(config, "zeta", "eta", files));
  assert.equal(
    f,
    sample.replace("- name: zeta", "- name: eta").replace("current-context: zeta", "current-context: eta"),
  );
  const files = { one: "current-context: a\n", two: "contexts:\n- name: a\n" };
  const both = await edited(files, (config, io) => renameContext(config, "a", "b", io));
  assert.deepEqual(both, { one: "current-context: b\n", two: "contexts:\n- name: b\n" });
});

Deno.test("deleting takes out one context", async () => {
  const { f } = await edited({ f: sample }, (config, files) => deleteContext(config, "zeta", files));
  const config = await loadFiles({ f: f ?? "" });
  assert.deepEqual([...config.contexts.keys()], ["alpha"]);
  assert.equal(config.currentContext, "zeta");
});

/** what is asked, message */
const refusals: [(config: Config, files: KubeconfigFiles) => Promise<unknown>, RegExp][] = [
  [
    (config, files) => useContext(config, "nope", files),
    /^no context exists with the name: "nope" \(known contexts: alpha, zeta\)$/,
  ],
  [(config, files) => deleteContext(config, "nope", files), /^cannot delete context nope, it's not in f /],
  [
    (config, files) => renameContext(config, "nope", "x", files),
    /^cannot rename the context "nope", it's not in f /,
  ],
  [
    (config, files) => renameContext(config, "zeta", "alpha", files),
    /^cannot rename the context "zeta", the context "alpha" already exists$/,
  ],
];

Deno.test("names that are not there change nothing", async () => {
  for (const [change, message] of refusals) {
    const files = edited({ f: sample }, change);
    await assert.rejects(files, { name: "KubeconfigError", message });
  }
});

Deno.test("a context that vanished meanwhile is not confused with its neighbour", async () => {
  const config = await loadFiles({ f: sample });
  const meanwhile = sample.replace(
    '- name: zeta\n  context: {cluster: kind-a, user: "123", namespace: dev}\n',
    "",
  );
  const files = { read: () => Promise.resolve(meanwhile), write: () => assert.fail("written") };
  await assert.rejects(setNamespace(config, "zeta", "x", files), /context zeta is no longer in its file/);
});

Deno.test("a file that broke meanwhile is named, and none of its secrets are", async () => {
  const config = await loadFiles({ f: sample });
  const files = { read: () => Promise.resolve("token: abc: secret\n"), write: () => assert.fail("written") };
  await assert.rejects(useContext(config, "alpha", files), {
    name: "KubeconfigError",
    message: /^cannot change f: .* at line 1, column \d+$/,
  });
});

Deno.test({
  name: "a file is replaced in one step and keeps its mode; a new one is private",
  ignore: Deno.build.os === "windows",
  fn: async () => {
    const folder = await Deno.makeTempDir();
    try {
      const path = `${folder}/deep/config`;
      await writeKubeconfig(path, "one");
      assert.equal((await Deno.stat(path)).mode! & 0o777, 0o600);
      await Deno.chmod(path, 0o664);
      await Deno.symlink(path, `${folder}/link`);
      await writeKubeconfig(`${folder}/link`, "two");
      assert.equal(await Deno.readTextFile(path), "two");
      assert.equal((await Deno.stat(path)).mode! & 0o777, 0o664);
      assert.ok((await Deno.lstat(`${folder}/link`)).isSymlink);
      assert.deepEqual([...Deno.readDirSync(`${folder}/deep`)].map((entry) => entry.name), ["config"]);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});
