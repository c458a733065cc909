import assert from "node:assert/strict";
import { printYaml } from "../../src/kube/yaml.ts";
import {
  printContexts,
  printCurrentContext,
  viewConfig,
  type ViewOptions,
} from "../../src/cluster/kubeconfig_view.ts";
import { realKubectl, releases } from "../conformance/real_clients.ts";
import { fakeFiles, loadFiles, sample, unusual } from "./kubeconfig_samples.ts";

/** It needs no server for `config`. */
const kubectl = await realKubectl(releases[0]!);

Deno.test("config view hides keys and tokens", async () => {
  const config = await loadFiles({ "/k/config": sample });
  const text = printYaml(await viewConfig(config, { minify: true }, fakeFiles({})));
  assert.equal(
    text,
    `apiVersion: v1
clusters:
- cluster:
    certificate-authority-data: DATA+OMITTED
    extensions:
    - extension:
        a: 1
        b:
        - 1
        - 2
      name: x
    server: https://127.0.0.1:6443
  name: kind-a
contexts:
- context:
    cluster: kind-a
    namespace: dev
    user: "123"
  name: zeta
current-context: zeta
kind: Config
users:
- name: "123"
  user:
    client-certificate-data: DATA+OMITTED
    client-key-data: DATA+OMITTED
    token: REDACTED
`,
  );
});

Deno.test("config view of nothing", async () => {
  const view = await viewConfig(await loadFiles({}), {}, fakeFiles({}));
  assert.equal(
    printYaml(view),
    'apiVersion: v1\nclusters: null\ncontexts: null\ncurrent-context: ""\nkind: Config\nusers: null\n',
  );
});

Deno.test("config view --flatten puts files in the place of their paths", async () => {
  const text = "clusters: [{name: c, cluster: {certificate-authority: ca.crt, server: s}}]\n" +
    "users: [{name: u, user: {client-certificate: /a.crt, client-key: k/a.key}}]\n";
  const files = fakeFiles({ "/k/ca.crt": "CA", "/a.crt": "CERT", "/k/k/a.key": "KEY" });
  const config = await loadFiles({ "/k/config": text });
  const view = await viewConfig(config, { flatten: true }, files);
  assert.deepEqual(view.clusters, [
    { name: "c", cluster: { server: "s", "certificate-authority-data": btoa("CA") } },
  ]);
  assert.deepEqual(view.users, [{
    name: "u",
    user: { "client-certificate-data": btoa("CERT"), "client-key-data": btoa("KEY") },
  }]);
  const plain = await viewConfig(config, {}, files);
  assert.deepEqual(plain.clusters, [
    { name: "c", cluster: { server: "s", "certificate-authority": "ca.crt" } },
  ]);
  await assert.rejects(viewConfig(config, { flatten: true }, fakeFiles({})), {
    message: "open /a.crt: no such file or directory",
  });
});

Deno.test("config view --minify complains as kubectl does", async () => {
  const cases: [string, ViewOptions, RegExp][] = [
    ["", { minify: true }, /^current-context must exist in order to minify$/],
    [
      sample,
      { minify: true, context: "nope" },
      /^cannot locate context nope \(known contexts: alpha, zeta\)$/,
    ],
    [
      "contexts: [{name: a, context: {cluster: c}}]\ncurrent-context: a",
      { minify: true },
      /^cannot locate cluster c$/,
    ],
  ];
  for (const [text, options, message] of cases) {
    await assert.rejects(viewConfig(await loadFiles({ f: text }), options, fakeFiles({})), { message });
  }
});

Deno.test("get-contexts prints a table, or names", async () => {
  const config = await loadFiles({ f: sample });
  assert.equal(
    printContexts(config).text,
    "CURRENT   NAME    CLUSTER   AUTHINFO   NAMESPACE\n" +
      "          alpha   b         ex         \n" +
      "*         zeta    kind-a    123        dev\n",
  );
  assert.equal(printContexts(config, { nameOnly: true }).text, "alpha\nzeta\n");
  assert.equal(
    printContexts(config, { names: ["zeta"], noHeaders: true }).text,
    "*     zeta   kind-a   123   dev\n",
  );
  assert.deepEqual(printContexts(config, { names: ["nope"] }), {
    text: "CURRENT   NAME   CLUSTER   AUTHINFO   NAMESPACE\n",
    errors: ["context nope not found"],
  });
});

Deno.test("current-context", async () => {
  assert.equal(printCurrentContext(await loadFiles({ f: sample })), "zeta\n");
  const none = await loadFiles({ f: "" });
  assert.throws(() => printCurrentContext(none), { message: "current-context is not set" });
});

/** arguments after `kubectl config`, how we say it */
const commands: [string[], (text: string) => Promise<string>][] = [
  [["view"], view({})],
  [["view", "--raw"], view({ raw: true })],
  [["view", "-o", "json"], view({}, "json")],
  [["view", "-o", "json", "--raw"], view({ raw: true }, "json")],
  [["view", "--flatten"], view({ flatten: true })],
  [["view", "--minify", "--context", "alpha"], view({ minify: true, context: "alpha" })],
  [["view", "--minify", "--context", "d"], view({ minify: true, context: "d" })],
  [["get-contexts"], async (text) => printContexts(await loadFiles({ f: text })).text],
  [["get-contexts", "--no-headers"], async (text) => {
    return printContexts(await loadFiles({ f: text }), { noHeaders: true }).text;
  }],
  [["get-contexts", "-o", "name"], async (text) => {
    return printContexts(await loadFiles({ f: text }), { nameOnly: true }).text;
  }],
  [["current-context"], async (text) => printCurrentContext(await loadFiles({ f: text }))],
];

Deno.test({
  name: "the same as the real kubectl prints",
  ignore: !kubectl,
  fn: async () => {
    const file = await Deno.makeTempFile();
    try {
      for (const text of [sample, unusual, "", "users: [{name: a, user: {token: 'null'}}]"]) {
        await Deno.writeTextFile(file, text);
        for (const [args, ours] of commands) {
          const real = await runKubectl(file, args);
          const label = `kubectl config ${args.join(" ")}\n${text}`;
          if (real.code === 0) assert.equal(await ours(text), real.stdout, label);
          else await assert.rejects(ours(text), label);
        }
      }
    } finally {
      await Deno.remove(file);
    }
  },
});

function view(options: ViewOptions, output: "yaml" | "json" = "yaml"): (text: string) => Promise<string> {
  return async (text) => {
    const shown = await viewConfig(await loadFiles({ f: text }), options, fakeFiles({}));
    return output === "json" ? JSON.stringify(shown, null, 4) + "\n" : printYaml(shown);
  };
}

async function runKubectl(file: string, args: string[]): Promise<{ code: number; stdout: string }> {
  const command = new Deno.Command(kubectl!, { args: ["--kubeconfig", file, "config", ...args] });
  const { code, stdout } = await command.output();
  return { code, stdout: new TextDecoder().decode(stdout) };
}
