import assert from "node:assert/strict";
import { config } from "../../../src/programs/kubectl/config.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { runVerb } from "./run_recorded.ts";

const FILE = `# mine, keep the comments
apiVersion: v1
kind: Config
current-context: default # where I am
clusters:
- name: kubernetes
  cluster: {server: "https://192.168.122.4:6443", certificate-authority-data: Q0E=}
users:
- name: kubernetes-admin
  user: {token: s3cret}
contexts:
- name: default
  context: {cluster: kubernetes, user: kubernetes-admin}
- name: cool-app
  context: {cluster: kubernetes, user: kubernetes-admin, namespace: cool-app}
`;

async function run(line: string) {
  const written: Record<string, string> = {};
  const files = {
    read: () => Promise.resolve(FILE),
    write: (path: string, text: string) => {
      written[path] = text;
      return Promise.resolve();
    },
  };
  const options = { files: { "/home/ahab/.kube/config": FILE } };
  const result = await runVerb(config, line.split(" "), recordedCluster(), options, files);
  return { ...result, written };
}

const cases: { line: string; out?: string | RegExp; err?: string; code?: number }[] = [
  { line: "current-context", out: "default\n" },
  {
    line: "get-contexts",
    out: `CURRENT   NAME       CLUSTER      AUTHINFO           NAMESPACE
          cool-app   kubernetes   kubernetes-admin   cool-app
*         default    kubernetes   kubernetes-admin   \n`,
  },
  { line: "get-contexts -o name", out: "cool-app\ndefault\n" },
  { line: "get-contexts nope", out: /^CURRENT/, err: "error: context nope not found\n", code: 1 },
  { line: "view --minify --context cool-app -o json", out: /"namespace": "cool-app"/ },
  { line: "view", out: /certificate-authority-data: DATA\+OMITTED/ },
  { line: "view", out: /token: REDACTED/ },
  { line: "view --raw", out: /token: s3cret/ },
  {
    line: "use-context nope",
    err: 'error: no context exists with the name: "nope" (known contexts: cool-app, default)\n',
    code: 1,
  },
  {
    line: "use-context",
    err: "error: Unexpected args: []\nSee 'kubectl config use-context -h' for help and examples\n",
    code: 1,
  },
];

for (const { line, out = "", err = "", code = 0 } of cases) {
  Deno.test(`kubectl config ${line}`, async () => {
    const result = await run(line);
    if (typeof out === "string") assert.equal(result.out, out);
    else assert.match(result.out, out);
    assert.equal(result.err, err);
    assert.equal(result.code, code);
    assert.deepEqual(result.written, {});
  });
}

Deno.test("use-context changes one word and keeps the comments", async () => {
  const result = await run("use-context cool-app");
  assert.equal(result.out, 'Switched to context "cool-app".\n');
  assert.equal(
    result.written["/home/ahab/.kube/config"],
    FILE.replace("current-context: default", "current-context: cool-app"),
  );
});
