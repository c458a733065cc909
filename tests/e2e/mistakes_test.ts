import assert from "node:assert/strict";
import { type Expectation, expectCommand, Home } from "./command.ts";
import { Explorer, terminalTest } from "./explorer.ts";

const GOOD = `apiVersion: v1
kind: Config
current-context: here
clusters: [{name: c, cluster: {server: "https://127.0.0.1:65001"}}]
users: [{name: u, user: {token: t}}]
contexts:
- {name: here, context: {cluster: c, user: u}}
- {name: there, context: {cluster: c, user: u}}
`;

/** Kubeconfigs that cannot be used: what is wrong, and at which line and column. Doctor may say it otherwise. */
const broken: { what: string; text: string; error: RegExp; finding?: RegExp }[] = [
  {
    what: "no YAML",
    text: "apiVersion: v1\nclusters: [\n",
    error: /error loading config file "\S+config": line 3, column 1: did not find expected node content/,
  },
  {
    what: "a number for a list",
    text: "apiVersion: v1\nkind: Config\nclusters: 5\n",
    error: /"\S+config": line 3, column 11: clusters: expected a list, found a number/,
  },
  {
    what: "a list for a text",
    text: GOOD.replace("token: t", "token: [t]"),
    error: /"\S+config": line 5, column 33: users\[0\]\.user\.token: expected a string, found a list/,
  },
  {
    what: "a context on a cluster that is missing",
    text: GOOD.replace("cluster: c, user: u", "cluster: nowhere, user: u"),
    error:
      /line 7, column 35: contexts\[0\]\.context\.cluster: cluster "nowhere" was not found for context "here" \(known clusters: c\)/,
  },
  {
    what: "a current context that is missing",
    text: GOOD.replace("current-context: here", "current-context: gone"),
    error: /context was not found for specified context: gone \(known contexts: here, there\)/,
    finding: /the current context "gone" does not exist\n\s+→ pequod config use-context here/,
  },
  {
    what: "a certificate that is no base64",
    text: GOOD.replace("cluster: {server", 'cluster: {certificate-authority-data: "%%%", server'),
    error: /line 4, column 60: clusters\[0\]\.cluster\.certificate-authority-data: .*base64/,
  },
  {
    what: "a certificate file that is missing",
    text: GOOD.replace("cluster: {server", "cluster: {certificate-authority: ca.crt, server"),
    error: /unable to read certificate-authority \S+ca\.crt for c due to .*no such file or directory/,
  },
];

for (const { what, text, error, finding = error } of broken) {
  Deno.test(`a kubeconfig with ${what}: get, the explorer and doctor say where`, async () => {
    using home = new Home();
    home.file(".kube/config", text);
    const failure: Expectation = { code: 1, err: new RegExp(`^error: .*${error.source}`) };
    await expectCommand(home, ["get", "pods"], failure);
    await expectCommand(home, ["--play", "-"], failure, { input: "dump\n" });
    const { out } = await expectCommand(home, ["doctor"], { code: 1, out: finding });
    assert.equal(out.match(/✗/g)?.length, 1, `one fault is one finding:\n${out}`);
    assert.match(out, /→ (mend|pequod config)/);
  });
}

terminalTest("a kubeconfig that cannot be read is told before the screen is taken", async () => {
  using home = new Home();
  home.file(".kube/config", "clusters: 5\n");
  await using explorer = new Explorer(home, []);
  const { code } = await explorer.end();
  assert.equal(code, 1);
  assert.ok(!explorer.raw.includes("\x1b[?1049h"), explorer.raw);
  assert.match(explorer.screen, /error: error loading config file ".*\n?.*": line 1, column 11/);
});

const knownContexts =
  /^error: context was not found for specified context: nope \(known contexts: here, there\)\n$/;

/** Command lines that are wrong, on a kubeconfig that is right. */
const mistakes: { argv: string; err: string | RegExp }[] = [
  { argv: "get pods --context nope", err: knownContexts },
  { argv: "--context nope --play -", err: knownContexts },
  { argv: "get pods --cluster nope", err: 'error: cluster "nope" does not exist (known clusters: c)\n' },
  { argv: "get pods --user nope", err: 'error: user "nope" does not exist (known users: u)\n' },
  {
    argv: "get pods --sim --context nope",
    err: 'error: context "nope" does not exist (known contexts: default, cool-app)\n',
  },
  {
    argv: "get pods --sim=nope",
    err:
      /^error: scenario "nope" does not exist \(known scenarios: lecture, empty, shop, incident-crashloop, .*\)\n$/,
  },
  {
    argv: "--sim=nope --play -",
    err:
      /^error: scenario "nope" does not exist \(known scenarios: lecture, empty, shop, incident-crashloop, .*\)\n$/,
  },
  {
    argv: "sim start --scenario nope",
    err:
      /^error: scenario "nope" does not exist \(known scenarios: lecture, empty, shop, incident-crashloop, .*\)\n$/,
  },
  {
    argv: "sim start --pods -1",
    err: 'error: invalid argument "-1" for "--pods" flag: must be 0 or more\nSee \'pequod sim start --help\'',
  },
  { argv: "sim start --speed fast", err: 'error: invalid argument "fast" for "--speed" flag' },
  { argv: "gett pods", err: 'error: unknown command "gett" for "pequod"\n\nDid you mean this?\n\tget\n' },
  {
    argv: "kubectl explane",
    err: 'error: unknown command "explane" for "pequod kubectl"\n\nDid you mean this?\n\texplain\n',
  },
  { argv: "sim begin", err: 'error: unknown command "begin" for "pequod sim"\n' },
  { argv: "get pods --nope", err: "error: unknown flag: --nope\nSee 'pequod get --help' for usage.\n" },
  {
    argv: "get pods --namespase x",
    err: "error: unknown flag: --namespase\nDid you mean --namespace?\nSee 'pequod get --help' for usage.\n",
  },
  { argv: "--nope", err: "error: unknown flag: --nope\nSee 'pequod --help' for usage.\n" },
  { argv: "--contxt x", err: "error: unknown flag: --contxt\nDid you mean --context?\n" },
  { argv: "-x", err: "error: unknown shorthand flag: 'x' in -x\n" },
  { argv: "get pods --context", err: "error: flag needs an argument: --context\n" },
  {
    argv: "get pods --request-timeout soon",
    err: "error: Invalid timeout value. Timeout must be a single integer in seconds",
  },
  { argv: "get", err: "You must specify the type of resource to get." },
  { argv: "get podz --sim", err: 'error: the server doesn\'t have a resource type "podz"\n' },
  { argv: "get pod nope --sim", err: 'Error from server (NotFound): pods "nope" not found\n' },
  { argv: "get pod .. --sim", err: "error: invalid resource name \"..\": [may not be '..']\n" },
  { argv: "get pods -n .. --sim", err: "error: invalid namespace \"..\": [may not be '..']\n" },
  { argv: "--sim -n a/b --play -", err: "error: invalid namespace \"a/b\": [may not contain '/']\n" },
  { argv: "get pods --kubeconfig nope.yaml", err: /^error: .*nope\.yaml: no such file or directory\n$/ },
  { argv: "--kubeconfig nope.yaml --play -", err: /^error: .*nope\.yaml: no such file or directory\n$/ },
  {
    argv: "--sim --play nope.txt",
    err: "error: Cannot read the script: nope.txt: no such file or directory\n",
  },
  {
    argv: "--sim --play - --size big",
    err: 'error: invalid argument "big" for "--size" flag: expected COLUMNSxROWS, such as 120x40\n',
  },
  {
    argv: "--sim --play - --dump png",
    err: 'error: invalid argument "png" for "--dump" flag: expected text, ansi, svg or json\n',
  },
  { argv: "completion tcsh", err: 'error: unsupported shell type "tcsh"\n' },
  { argv: "version -o xml", err: "error: --output must be 'json', not \"xml\"\n" },
];

for (const { argv, err } of mistakes) {
  Deno.test(`a mistake is told, and what would be right: pequod ${argv}`, async () => {
    using home = new Home();
    home.file(".kube/config", GOOD);
    await expectCommand(home, argv.split(" "), { code: 1, err }, { input: "dump\n" });
  });
}

Deno.test("a context by name without any kubeconfig is an error that says where it looked", async () => {
  using home = new Home();
  await expectCommand(home, ["get", "pods", "--context", "prod"], {
    code: 1,
    err: /^error: no configuration has been provided: looked into \S+\/\.kube\/config\n$/,
  });
});
