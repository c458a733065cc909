import assert from "node:assert/strict";
import {
  kubeconfigPaths,
  type KubeconfigSources,
  loadKubeconfig,
  resolvePath,
} from "../../src/cluster/kubeconfig.ts";
import { KubeconfigError } from "../../src/cluster/kubeconfig_error.ts";
import { fakeFiles, loadFiles, sample } from "./kubeconfig_samples.ts";

/** sources, the paths that are looked at */
const orders: [Partial<KubeconfigSources>, string[]][] = [
  [{}, ["/home/me/.kube/config"]],
  [{ home: undefined }, []],
  [{ env: { KUBECONFIG: "a:b" } }, ["a", "b"]],
  [{ env: { KUBECONFIG: "a::b:a" } }, ["a", "b"]],
  [{ env: { KUBECONFIG: "" } }, ["/home/me/.kube/config"]],
  [{ env: { KUBECONFIG: "C:\\a;D:\\b" }, separator: ";" }, ["C:\\a", "D:\\b"]],
  [{ env: { KUBECONFIG: "a:b" }, explicitPath: "c" }, ["c"]],
];

Deno.test("where kubeconfigs are looked for", () => {
  for (const [sources, expected] of orders) {
    const paths = kubeconfigPaths({ env: {}, home: "/home/me", separator: ":", ...sources });
    assert.deepEqual(paths, expected, JSON.stringify(sources));
  }
});

Deno.test("every entry remembers its file", async () => {
  const config = await loadFiles({ "/k/config": sample });
  assert.deepEqual([...config.contexts.keys()], ["zeta", "alpha"]);
  assert.equal(config.currentContext, "zeta");
  assert.equal(config.currentContextFile, "/k/config");
  assert.deepEqual(config.contexts.get("zeta"), {
    name: "zeta",
    file: "/k/config",
    index: 0,
    settings: { cluster: "kind-a", user: "123", namespace: "dev" },
  });
  assert.equal(config.clusters.get("b")?.settings["insecure-skip-tls-verify"], true);
});

Deno.test("of several files the first wins, name by name", async () => {
  const config = await loadFiles({
    one: "users: [{name: red, user: {token: a}}]",
    two:
      "users: [{name: red, user: {token: b, as: x}}, {name: blue, user: {token: c}}]\ncurrent-context: two",
    three: "current-context: three\nclusters: [{name: c, cluster: {server: https://c}}]",
  });
  assert.deepEqual(config.users.get("red")?.settings, { token: "a" });
  assert.equal(config.users.get("blue")?.file, "two");
  assert.equal(config.currentContext, "two");
  assert.equal(config.currentContextFile, "two");
  assert.equal(config.clusters.get("c")?.file, "three");
});

Deno.test("missing files are skipped, but not the one that a flag names", async () => {
  const readFile = fakeFiles({ there: sample });
  const config = await loadKubeconfig({
    env: { KUBECONFIG: "gone:there" },
    home: undefined,
    readFile,
    separator: ":",
  });
  assert.deepEqual(config.missing, ["gone"]);
  assert.equal(config.contexts.size, 2);
  await assert.rejects(
    loadKubeconfig({ explicitPath: "gone", env: {}, home: undefined, readFile }),
    { name: "KubeconfigError", message: "stat gone: no such file or directory" },
  );
});

Deno.test("empty files are kubeconfigs without entries", async () => {
  for (const text of ["", "\n", "# nothing\n", "{}", "clusters:\nusers: null\n"]) {
    const config = await loadFiles({ f: text });
    assert.equal(config.clusters.size, 0);
    assert.equal(config.currentContext, "");
  }
});

const K = `clusters:
- name: a
  cluster:
    server: https://a
`;

/** text, line, column, what the message says after them */
const broken: [string, number, number, string][] = [
  ["clusters: foo\n", 1, 11, "clusters: expected a list, found a string"],
  ["clusters:\n  a: {}\n", 2, 3, "clusters: expected a list, found a mapping"],
  ["- a\n", 1, 1, "expected a mapping, found a list"],
  [
    "clusters:\n- name: a\n  cluster: {server: 5}\n",
    3,
    21,
    "clusters[0].cluster.server: expected a string, found a number: put it in quotes",
  ],
  [
    "users:\n- name: 123\n",
    2,
    9,
    "users[0].name: expected a string, found a number: put it in quotes",
  ],
  ["users:\n- user: {token: x}\n", 2, 3, "users[0]: expected a name, found none"],
  [`${K}- name: a\n`, 5, 9, 'clusters[1].name: expected a new name, found "a" again, as in item 1'],
  [
    "clusters:\n- name: a\n  cluster:\n    insecure-skip-tls-verify: sure\n",
    4,
    31,
    "clusters[0].cluster.insecure-skip-tls-verify: expected true or false, found a string",
  ],
  [
    "clusters:\n- name: a\n  cluster:\n    certificate-authority-data: '!!'\n",
    4,
    33,
    "clusters[0].cluster.certificate-authority-data: expected base64, found other characters",
  ],
  [
    "users:\n- name: a\n  user:\n    exec: aws\n",
    4,
    11,
    "users[0].user.exec: expected a mapping, found a string",
  ],
  [
    "users:\n- name: a\n  user: {exec: {args: [a, true]}}\n",
    3,
    27,
    "users[0].user.exec.args[1]: expected a string, found the boolean true: put it in quotes",
  ],
  ["kind: Pod\napiVersion: v1\n", 1, 7, "kind: expected v1 Config, found v1 Pod"],
];

Deno.test("a broken file is named with line, column and what was expected", async () => {
  for (const [text, line, column, problem] of broken) {
    const error = await failure({ "/k/config": text });
    assert.equal(
      error.message,
      `error loading config file "/k/config": line ${line}, column ${column}: ${problem}`,
    );
    assert.deepEqual([error.file, error.line, error.column], ["/k/config", line, column], text);
  }
});

Deno.test("broken YAML is named with line and column", async () => {
  const error = await failure({ ok: K, bad: "clusters:\n- name: a\n  cluster: b: c\n" });
  assert.equal(error.file, "bad");
  assert.equal(error.line, 3);
  assert.match(error.message, /^error loading config file "bad": line 3, column \d+: \S/);
});

Deno.test("a file that cannot be read is named", async () => {
  const cases: [Error, string][] = [
    [new Deno.errors.PermissionDenied("x"), 'error loading config file "f": open f: permission denied'],
    [
      new Error("Is a directory (os error 21)"),
      'error loading config file "f": read f: is a directory',
    ],
  ];
  for (const [thrown, message] of cases) {
    await assert.rejects(loadFiles({ f: "" }, { readFile: () => Promise.reject(thrown) }), { message });
  }
});

Deno.test("relative paths start at the file's folder", () => {
  assert.equal(resolvePath("certs/ca.crt", "/home/me/.kube/config"), "/home/me/.kube/certs/ca.crt");
  assert.equal(resolvePath("ca.crt", "config"), "ca.crt");
  assert.equal(resolvePath("/etc/ca.crt", "/home/me/.kube/config"), "/etc/ca.crt");
  assert.equal(resolvePath("C:\\ca.crt", "D:\\k\\config"), "C:\\ca.crt");
  assert.equal(resolvePath("ca.crt", "D:\\k\\config"), "D:\\k\\ca.crt");
});

async function failure(files: Record<string, string>): Promise<KubeconfigError> {
  try {
    await loadFiles(files);
  } catch (error) {
    assert.ok(error instanceof KubeconfigError, String(error));
    return error;
  }
  throw new assert.AssertionError({ message: `no error for ${JSON.stringify(files)}` });
}
