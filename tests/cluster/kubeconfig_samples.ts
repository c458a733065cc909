/** Kubeconfig texts that several tests use, and files that exist only in a test. */
import type { KubeconfigSources } from "../../src/cluster/kubeconfig.ts";
import { type Config, loadKubeconfig } from "../../src/cluster/kubeconfig.ts";

/** Two contexts with most kinds of fields, comments included. */
export const sample = `# the team's clusters
apiVersion: v1
kind: Config
preferences: {}
clusters:
- name: kind-a
  cluster:
    server: https://127.0.0.1:6443 # on this machine
    certificate-authority-data: Y2EtZGF0YQ==
    extensions:
    - name: x
      extension: {a: 1, b: [1, 2]}
- name: b
  cluster:
    server: https://b.example:6443
    insecure-skip-tls-verify: true
users:
- name: "123"
  user:
    token: abc
    client-certificate-data: Y2VydA==
    client-key-data: a2V5
- name: ex
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1beta1
      command: aws
      args: [eks, get-token]
      env: [{name: A, value: "true"}]
contexts:
- name: zeta
  context: {cluster: kind-a, user: "123", namespace: dev}
- name: alpha
  context: {cluster: b, user: ex}
current-context: zeta # for now
`;

/** Less usual fields: what is empty, what is printed though empty, preferences, extensions. */
export const unusual = `
preferences: {colors: true, extensions: [{name: z, extension: {q: 1}}]}
extensions: [{name: b, extension: {b: c}}, {name: a, extension: null}]
clusters:
- name: Z
  cluster: {server: x, disable-compression: true, proxy-url: "http://p", insecure-skip-tls-verify: false, tls-server-name: "n"}
- name: a
  cluster:
- name: é
  cluster: {}
users:
- name: u
  user:
    as: jane
    as-uid: "7"
    as-groups: [g, h]
    as-user-extra: {k2: [v], k1: [w]}
    auth-provider: {name: gcp, config: {z: secret, b: c}}
    exec: {command: x, env: [{name: SECRET}], apiVersion: client.authentication.k8s.io/v1, installHint: "a\\nb", provideClusterInfo: true, interactiveMode: Never}
- name: basic
  user: {username: joe, password: "0123", tokenFile: tokens/t}
- name: none
contexts:
- name: c
- name: d
  context: {cluster: a, extensions: [{name: e, extension: 5}]}
`;

/** Files by path. */
export function fakeFiles(files: Record<string, string>): (path: string) => Promise<string> {
  return (path) => {
    const text = files[path];
    return text === undefined ? Promise.reject(new Deno.errors.NotFound(path)) : Promise.resolve(text);
  };
}

/** Loads texts as the files of `KUBECONFIG`, in the order of their paths in the object. */
export function loadFiles(
  files: Record<string, string>,
  sources: Partial<KubeconfigSources> = {},
): Promise<Config> {
  return loadKubeconfig({
    env: { KUBECONFIG: Object.keys(files).join(":") },
    home: "/home/me",
    readFile: fakeFiles(files),
    separator: ":",
    ...sources,
  });
}
