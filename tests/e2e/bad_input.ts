/** Files that are wrong, and command lines that read them: one line a case. */
import type { Random } from "../../src/simulator/clock/random.ts";

const CONFIG_MAP = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n";
const CHART = "apiVersion: v2\nname: web\nversion: 0.1.0\n";

/** By name; made anew from the seed each time. */
export function FILES(random: Random): Record<string, string | Uint8Array> {
  const bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => random.next() * 256);
  return {
    "random.yaml": bytes(2000),
    "nul.yaml": "a: b\0c\n",
    "long.yaml": "a".repeat(1 << 20),
    "tabs.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n\tname: a\n",
    "unclosed.yaml": `${CONFIG_MAP}data:\n  a: "b\n`,
    "version.yaml": CONFIG_MAP.replace("v1", "v7"),
    "kind.yaml": CONFIG_MAP.replace("ConfigMap", "ConfigMop"),
    "nokind.yaml": "apiVersion: v1\n",
    "type.yaml": `${CONFIG_MAP}data: [1]\n`,
    "unknown.yaml": `${CONFIG_MAP}dta: {}\n`,
    "list.yaml": "- a\n",
    "empty.yaml": "",
    "broken/Chart.yaml": CHART,
    "broken/templates/a.yaml": "kind: ConfigMap\ndata:\n  a: {{ .Values.a | nope }}\n",
    "open/Chart.yaml": CHART,
    "open/templates/a.yaml": "a: b\n{{ if .Values.a }}\n",
    "nil/Chart.yaml": CHART,
    "nil/templates/a.yaml": "a: {{ .Values.a.b.c }}\n",
    "rendered/Chart.yaml": CHART,
    "rendered/templates/a.yaml": `${CONFIG_MAP}data:\n  {{ print "a: [" }}\n`,
    "nochart/Chart.yaml": "name: web\n",
    "badchart/Chart.yaml": "a: [\n",
    "badvalues/Chart.yaml": CHART,
    "badvalues/values.yaml": "- a\n",
    "good/Chart.yaml": CHART,
    "good/templates/a.yaml": CONFIG_MAP,
    "random.tgz": bytes(2000),
    "unknown/Dockerfile": "FROM alpine\nRUNN ls\n",
    "nofrom/Dockerfile": "RUN ls\n",
    "noargs/Dockerfile": "FROM\n",
    "emptyfile/Dockerfile": "",
    "copy/Dockerfile": "FROM scratch\nCOPY a\n",
    "garbage/Dockerfile": bytes(500),
    "long/Dockerfile": "a".repeat(100_000),
    "ports.yaml": "services:\n  web:\n    image: alpine\n    ports: 5\n",
    "nobody.yaml": "services:\n  web:\n    image: alpine\n    depends_on: [nobody]\n",
  };
}

const MANIFESTS = [
  "random",
  "nul",
  "long",
  "tabs",
  "unclosed",
  "version",
  "kind",
  "nokind",
  "type",
  "unknown",
  "list",
  "empty",
].map((name) => `${name}.yaml`);

const CHARTS = ["broken", "open", "nil", "rendered", "nochart", "badchart", "badvalues", "random.tgz"];

export const LINES: readonly string[] = [
  ...MANIFESTS.map((file) => `kubectl apply -f ${file}`),
  ...MANIFESTS.map((file) => `kubectl create -f ${file}`),
  ...MANIFESTS.map((file) => `kubectl replace -f ${file}`),
  ...MANIFESTS.map((file) => `kubectl diff -f ${file}`),
  "kubectl apply -f - < random.yaml",
  "kubectl create -f - < tabs.yaml",
  "kubectl patch -f unclosed.yaml -p {}",
  "kubectl patch service kubernetes -p {",
  "kubectl patch service kubernetes --patch-file tabs.yaml",
  "kubectl config view --kubeconfig random.yaml",
  "kubectl config view --kubeconfig nul.yaml",
  "kubectl config view --kubeconfig tabs.yaml",
  "kubectl config view --kubeconfig list.yaml",
  "kubectl get pods --kubeconfig long.yaml",
  ...CHARTS.map((chart) => `helm template x ${chart}`),
  ...CHARTS.map((chart) => `helm install x ${chart}`),
  ...CHARTS.filter((chart) => chart !== "nil").map((chart) => `helm lint ${chart}`),
  ...["nochart", "badchart", "badvalues", "random.tgz"].map((chart) => `helm show all ${chart}`),
  ...["nochart", "badchart", "badvalues"].map((chart) => `helm package ${chart}`),
  "helm template x good -f list.yaml",
  "helm template x good -f tabs.yaml",
  "helm template x good -f random.yaml",
  "helm template x good -f nul.yaml",
  "helm template x good --set a[=1",
  "helm template x good --set a[x]=1",
  "helm template x good --set =",
  "helm template x good --set-json a={",
  ...["unknown", "nofrom", "noargs", "emptyfile", "copy", "garbage", "long"].map((name) =>
    `docker build ${name}`
  ),
  "docker load -i random.tgz",
  "docker load < random.yaml",
  "docker import nothere.tar",
  "docker cp - nobody:/ < random.yaml",
];

/** Lines whose original is not to be had: what is said, as the public sources have it. Paths end with the file's name. */
export const TOLD: Readonly<Record<string, RegExp>> = {
  "docker compose -f ports.yaml up -d":
    /^validating \S+\/ports\.yaml: services\.web\.ports must be a array\n$/,
  "docker compose -f nobody.yaml up -d":
    /^service "web" depends on undefined service "nobody": invalid compose project\n$/,
  "docker compose -f tabs.yaml up -d": /^yaml: line 4: found character that cannot start any token\n$/,
};

/** Lines whose words are not the original's, and why. */
export const ACCEPTED: Readonly<Record<string, string>> = {
  ...each(
    "kubectl takes a line of 1 MB for an empty file; here it is the text that a short line is, too",
    ["apply", "create", "replace", "diff"].map((verb) => `kubectl ${verb} -f long.yaml`),
  ),
  ...each(
    "a kubeconfig's mistakes are told with line and column, and with what was expected",
    ["random", "nul", "tabs", "list"].map((name) => `kubectl config view --kubeconfig ${name}.yaml`),
  ),
  "kubectl get pods --kubeconfig long.yaml": "the same",
  "helm template x good -f random.yaml": "files are read as text: bytes that are no UTF-8 are not told apart",
  "docker cp - nobody:/ < random.yaml": "the container that is missing is told, not that its folder is none",
};

function each(reason: string, lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(lines.map((line) => [line, reason]));
}
