import assert from "node:assert/strict";
import { verifyScript } from "../../../src/lessons/killercoda/verify_script.ts";

const cases: [
  name: string,
  script: string,
  checks: [line: number, predicate: object][],
  unknown?: [number, string][],
][] = [
  ["an object that is there", "#!/bin/bash\nset -e\nkubectl get pod web -n shop", [[3, {
    object: "pod/web",
    namespace: "shop",
  }]]],
  ["a value that is looked for", "kubectl get pod web -o jsonpath='{.status.phase}' | grep -q Running", [
    [1, { object: "pod/web", path: ".status.phase", contains: "Running" }],
  ]],
  [
    "a value that is compared, or the script fails",
    `[ "$(kubectl get deploy web -o jsonpath='{.spec.replicas}')" == "3" ] && exit 0 || exit 1`,
    [
      [1, { object: "deployment/web", path: ".spec.replicas", in: [3, "3"] }],
    ],
  ],
  [
    "a number of objects",
    "if [[ $(kubectl get pods -l app=x --no-headers | wc -l) -ge 2 ]]; then\n exit 0\nelse\n exit 1\nfi",
    [
      [1, { objects: "pods", labels: "app=x", count: { gte: 2 } }],
    ],
  ],
  [
    "variables",
    'N=shop\nP=$(kubectl -n $N get svc web -o jsonpath="{.spec.ports[0].port}")\nif [ "$P" != "80" ]; then exit 1; fi',
    [
      [3, { object: "service/web", namespace: "shop", path: ".spec.ports[0].port", in: [80, "80"] }],
    ],
  ],
  ["files of root's home", "test -f /root/done.txt && grep -q hello ~/done.txt", [
    [1, { file: "/home/ahab/done.txt" }],
    [1, { file: "/home/ahab/done.txt", contains: "hello" }],
  ]],
  ["containers, and what must not be there", "docker ps | grep web || exit 1\n! kubectl get pod old", [
    [1, { any: [{ container: "web", state: "running" }, { containers: "web", state: "running" }] }],
    [2, { object: "pod/old", exists: false }],
  ]],
  [
    "conditions",
    "kubectl wait --for=condition=Ready pod/web --timeout=30s\nkubectl rollout status deployment web",
    [
      [1, { condition: "Ready", of: "pod/web" }],
      [2, { condition: "Available", of: "deployment/web" }],
    ],
  ],
  ["one of two", "kubectl get po x || kubectl get po y", [[1, {
    any: [{ object: "pod/x" }, { object: "pod/y" }],
  }]]],
  ["a failure when it is not there", "if ! kubectl get cm app >/dev/null 2>&1; then\n echo no\n exit 1\nfi", [
    [1, { object: "configmap/app" }],
  ]],
  [
    "several failures at once",
    'if [ ! "$(k get deploy a)" ] || [ "$(k get deploy a -o=jsonpath=\'{.spec.replicas}\')" != 2 ]\nthen\n  exit 1;\nfi',
    [[1, { object: "deployment/a" }], [1, { object: "deployment/a", path: ".spec.replicas", in: [2, "2"] }]],
  ],
  ["a file that must be gone", "if stat /var/x.png; then exit 1; fi", [[1, {
    none: [{ file: "/var/x.png" }],
  }]]],
  [
    "how a command ended",
    "kubectl get netpol deny\nif [ $? -ne 0 ]; then\n exit 1\nfi\nkubectl get ns old\nif [ $? -eq 0 ]; then exit 1; fi",
    [[1, { object: "networkpolicy/deny" }], [5, { object: "namespace/old", exists: false }]],
  ],
  [
    "one failure or another",
    'A=$(kubectl get ds a -o jsonpath=\'{.status.x}\')\nif [ "$A" != "2" -o ! -f /tmp/x ]; then exit 1; fi',
    [[2, { object: "daemonset/a", path: ".status.x", in: [2, "2"] }], [2, { file: "/tmp/x" }]],
  ],
  [
    "the phase of what labels choose",
    'P=$(kubectl get pods -n "shop" -l app="a" \\\n -o jsonpath=\'{.items[0].status.phase}\')\nif [ "$P" != "Running" ]; then exit 1; fi',
    [[3, { objects: "pods", namespace: "shop", labels: "app=a", path: ".status.phase", equals: "Running" }]],
  ],
  [
    "what jq prints in quotes",
    'I=$(kubectl get deployment a -o json | jq .spec.template.spec.containers[0].image)\nif [ "$I" = "\\"httpd:alpine\\"" ]; then exit 0; else exit 1; fi',
    [[2, {
      object: "deployment/a",
      path: ".spec.template.spec.containers[0].image",
      equals: "httpd:alpine",
    }]],
  ],
  ["an answer", "curl -s localhost:8080 | grep -i hello", [[1, {
    reachable: "http://localhost:8080",
    contains: "hello",
  }]]],
  ["a release and a context", "helm status blog -n web\nkubectl config current-context | grep prod", [
    [1, { release: "blog", namespace: "web" }],
    [2, { context: "prod" }],
  ]],
  [
    "images, volumes, networks",
    "docker image inspect app:1\ndocker volume inspect data\ndocker network ls | grep back",
    [
      [1, { image: "app:1" }],
      [2, { volume: "data" }],
      [3, { network: "back" }],
    ],
  ],
  ["pods by name and by phase", "kubectl get pods | grep web-\nkubectl get pods -l app=x | grep Running", [
    [1, { objects: "pods", name: "web-" }],
    [2, { objects: "pods", labels: "app=x", path: ".status.phase", equals: "Running" }],
  ]],
  [
    "a loop",
    "for i in 1 2; do\n kubectl get pods\ndone\nkubectl get ns a",
    [[4, { object: "namespace/a" }]],
    [[1, "for i in 1 2"]],
  ],
  ["what it does not know", "kubectl auth can-i get pods --as bob\nmysql -e 'select 1' | wc -l", [], [
    [1, "kubectl auth can-i get pods --as bob"],
    [2, "mysql -e 'select 1' | wc -l"],
  ]],
  ["half of a line", "kubectl get ns a && stern -n a web", [], [[1, "kubectl get ns a && stern -n a web"]]],
  ["several ways out", "if kubectl get ns a; then exit 0; elif kubectl get ns b; then exit 0; fi", [], [[
    1,
    "kubectl get ns a",
  ]]],
  ["words that ask for nothing", "echo hello\nsleep 2\nA=1 B=2 && echo x | tee /tmp/log\nexit 0", []],
  [
    "a failure when it is there",
    "kubectl get pod old && exit 1\nkubectl get ns b &>/dev/null && return 2 || return 0",
    [
      [1, { object: "pod/old", exists: false }],
      [2, { object: "namespace/b", exists: false }],
    ],
  ],
  ["a failure when one of two is there", "kubectl get po a || kubectl get po b && echo no && exit 1", [
    [1, { object: "pod/a", exists: false }],
    [1, { object: "pod/b", exists: false }],
  ]],
  ["a failure when two are there", "kubectl get po a && kubectl get po b && exit 1", [
    [1, { none: [{ all: [{ object: "pod/a" }, { object: "pod/b" }] }] }],
  ]],
  [
    "a failure in braces",
    "kubectl get po a && { echo no\n exit 1\n}\nkubectl get po b || { kubectl get po; exit 1; }",
    [
      [1, { object: "pod/a", exists: false }],
      [4, { object: "pod/b" }],
    ],
  ],
  [
    "success before failure",
    "kubectl get po a && exit 0 || echo no && exit 1\nkubectl get po b || exit\nkubectl get po c && exit $?",
    [
      [1, { object: "pod/a" }],
      [2, { object: "pod/b" }],
      [3, { object: "pod/c" }],
    ],
  ],
  ["what ends well where it fails", "kubectl get po a || exit 0\nkubectl get po a || echo x && exit 1", [], [
    [1, "kubectl get po a || exit 0"],
    [2, "kubectl get po a || echo x && exit 1"],
  ]],
  [
    "something of what it prints",
    'echo "$OUT" | grep -q Running || exit 1\nKUBECONFIG=a kubectl get po a',
    [],
    [
      [1, 'echo "$OUT" | grep -q Running || exit 1'],
      [2, "KUBECONFIG=a kubectl get po a"],
    ],
  ],
  [
    "something where something else is there",
    "if kubectl get po a; then\n kubectl get svc a || exit 1\nfi\nif kubectl get po b; then\n kubectl get svc b || {\n exit 1\n }\nfi",
    [],
    [
      [1, "kubectl get po a"],
      [2, "kubectl get svc a || exit 1"],
      [4, "kubectl get po b"],
      [5, "kubectl get svc b"],
    ],
  ],
  [
    "something in braces that decides",
    "kubectl get po a && { kubectl get svc a || exit 1; }",
    [],
    [[1, "kubectl get po a"], [1, "kubectl get svc a || exit 1"]],
  ],
  [
    "what is printed before a failure",
    "if ! kubectl get po a; then kubectl describe po a; exit 1; fi\nkubectl get po b || { kubectl get events; exit 1; }",
    [[1, { object: "pod/a" }], [2, { object: "pod/b" }]],
  ],
  ["something under a condition", "kubectl get ns a && {\n kubectl get po b\n}", [[1, {
    object: "namespace/a",
  }]], [
    [2, "kubectl get po b"],
  ]],
  ["a number that may be a text", '[ "$(kubectl get cm a -o jsonpath={.data.port})" != 8080 ] && exit 1', [
    [1, { object: "configmap/a", path: ".data.port", in: [8080, "8080"] }],
  ]],
];

for (const [name, script, checks, unknown = []] of cases) {
  Deno.test(`a script that asks for ${name}`, () => {
    const found = verifyScript(script);
    assert.deepEqual(found.checks.map(({ line, predicate }) => [line, predicate]), checks);
    assert.deepEqual(found.unknown.map(({ line, text }) => [line, text]), unknown);
  });
}
