import assert from "node:assert/strict";
import { parseSimpleYaml } from "../../src/kube/simple_yaml.ts";
import { parseYaml } from "../../src/kube/yaml.ts";

const KUBECONFIG = `apiVersion: v1
kind: Config
# who and where
current-context: "default"
preferences: {}
clusters:
- name: kubernetes
  cluster:
    server: https://127.0.0.1:6443
    insecure-skip-tls-verify: true
    extensions:
      -   extension:
            version: v1.38.1
          name: cluster_info
users:
  - name: 'ahab'
    user:
      exec:
        apiVersion: client.authentication.k8s.io/v1
        args:
        - --region
        - eu-central-1
        - "7"
        command: aws
        env: null
        provideClusterInfo: no
contexts:
`;

/** What is read, and what is left to the other parser. */
const SIMPLE = [
  KUBECONFIG,
  "a: 1\nb: 0x1f\nc: 1_000\nd: ~\ne: 1.5e3\nf: 2026-11-23\n",
  "- a\n- b: c\n  d:\n  - e\n-   f: g\n    h: i\n",
  "a:\n  b:\n    c: d\n  e: f\ng: []\n",
  "a: b:c\nurl: http://x/?a=b&c\n",
  "a: b\na: c\n",
];
const OTHER = [
  "",
  "a",
  "{a: b}",
  '{"a": 1}',
  "a: b: c",
  "a: |\n  text\n",
  "a: &x b\nc: *x\n",
  "a: b # comment\n",
  "a:\tb\n",
  "a: b\n  c: d\n",
  "a: b\n c\n",
  "  a: b\nc: d\n",
  '"a": b\n',
  "yes: b\n",
  "a: .inf\n",
  "- - a\n",
  "a:\n- b\n c: d\n",
  "---\na: b\n",
  "a: ö\n",
  'a: "b\\n"\n',
];

for (const text of SIMPLE) {
  Deno.test(`simple YAML: ${JSON.stringify(text.slice(0, 40))} is read as by the whole parser`, () => {
    const value = parseSimpleYaml(text);
    assert.notEqual(value, undefined);
    assert.deepEqual(value, parseYaml(text));
  });
}

for (const text of OTHER) {
  Deno.test(`simple YAML: ${JSON.stringify(text)} is left to the whole parser`, () => {
    assert.equal(parseSimpleYaml(text), undefined);
  });
}

Deno.test("simple YAML: whatever is typed into a kubeconfig, it is read as by the whole parser or not at all", () => {
  let state = 7;
  const chance = (below: number) => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) % below;
  const bits = [" ", "\n", "- ", ":", "#", "'", '"', "  ", "a", "{}", ": b", "\n\n", "!", "0", "-", "|", "~"];
  let read = 0;
  for (let turn = 0; turn < 1500; turn++) {
    let text = KUBECONFIG;
    for (let change = chance(3); change >= 0; change--) {
      const at = chance(text.length);
      text = text.slice(0, at) + bits[chance(bits.length)] + text.slice(at + chance(3));
    }
    const value = parseSimpleYaml(text);
    if (value === undefined) continue;
    read++;
    assert.deepEqual(value, parseYaml(text), text);
  }
  assert.ok(read > 200);
});
