import assert from "node:assert/strict";
import { chooseCluster, fallbackReason, kubeconfigPlaces } from "../../src/cli/cluster_choice.ts";
import { connectionFlags } from "../../src/cli/connection_flags.ts";
import { parseFlags } from "../../src/programs/flags.ts";

const CONFIG = `current-context: here
clusters: [{name: c, cluster: {server: "https://h:1"}}]
users: [{name: u, user: {token: t}}]
contexts: [{name: here, context: {cluster: c, user: u}}]
`;

interface Scene {
  argv?: string;
  env?: Record<string, string>;
  files?: Record<string, string>;
}

function choose({ argv = "", env = {}, files = {} }: Scene) {
  const { flags } = parseFlags(connectionFlags, argv.split(" ").filter(Boolean));
  return chooseCluster(flags, {
    env: (name) => env[name],
    readFile: (path) =>
      files[path] === undefined
        ? Promise.reject(new Deno.errors.NotFound(path))
        : Promise.resolve(files[path]!),
  });
}

const home = { HOME: "/home/ahab" };
const files = { "/home/ahab/.kube/config": CONFIG, "/else": CONFIG.replaceAll("here", "there") };
const podFolder = "/var/run/secrets/kubernetes.io/serviceaccount";

const cases: { name: string; scene: Scene; choice: string }[] = [
  { name: "the kubeconfig at home", scene: { env: home, files }, choice: "here" },
  { name: "the variable", scene: { env: { ...home, KUBECONFIG: "/else" }, files }, choice: "there" },
  { name: "the flag", scene: { argv: "--kubeconfig /else", env: home, files }, choice: "there" },
  { name: "no kubeconfig", scene: { env: home }, choice: "bundled lecture as fallback" },
  { name: "no home either", scene: {}, choice: "bundled lecture as fallback" },
  {
    name: "an empty one",
    scene: { env: home, files: { "/home/ahab/.kube/config": "" } },
    choice: "bundled lecture as fallback",
  },
  { name: "--sim", scene: { argv: "--sim", env: home, files }, choice: "bundled lecture" },
  { name: "--sim=empty", scene: { argv: "--sim=empty", env: home, files }, choice: "bundled empty" },
  {
    name: "a context by name is never another cluster",
    scene: { argv: "--context prod", env: home },
    choice: "",
  },
  { name: "a server by address", scene: { argv: "--server https://h:1", env: home }, choice: "" },
  {
    name: "a pod's own cluster",
    scene: {
      env: { KUBERNETES_SERVICE_HOST: "10.96.0.1", KUBERNETES_SERVICE_PORT: "443" },
      files: {
        [`${podFolder}/token`]: "t",
        [`${podFolder}/ca.crt`]: "CA",
        [`${podFolder}/namespace`]: "here",
      },
    },
    choice: "in-cluster",
  },
];

for (const { name, scene, choice } of cases) {
  Deno.test(`which cluster: ${name}`, async () => {
    const found = await choose(scene);
    const text = found.kind === "bundled"
      ? `bundled ${found.scenario}${found.isFallback ? " as fallback" : ""}`
      : found.config.currentContext;
    assert.equal(text, choice);
  });
}

Deno.test("a kubeconfig flag that names no file is an error, in kubectl's words", () =>
  assert.rejects(choose({ argv: "--kubeconfig /nope", env: home }), /\/nope: no such file or directory/));

Deno.test("where a kubeconfig would be", () => {
  const { flags } = parseFlags(connectionFlags, []);
  const machine = { env: (name: string) => ({ KUBECONFIG: "/a:/b" })[name], readFile: Deno.readTextFile };
  assert.deepEqual(kubeconfigPlaces(flags, machine), ["/a", "/b"]);
});

Deno.test("why it is the bundled cluster", () => {
  const reason = (env: Record<string, string>) =>
    fallbackReason({ env: (name) => env[name], readFile: Deno.readTextFile });
  assert.equal(reason({}), "No kubeconfig was found: this is the bundled cluster");
  assert.equal(
    reason({ KUBECONFIG: "/gone" }),
    "KUBECONFIG (/gone) leads to no cluster: this is the bundled cluster",
  );
});
