import { scene } from "../scene.ts";

const ROLE = `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: reader, namespace: fresh}
rules:
- {apiGroups: [""], resources: [pods], verbs: [get, list]}
`;
const CHANGED = `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: reader, namespace: fresh}
rules:
- {apiGroups: [""], resources: [pods], verbs: [get, watch]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
`;
const ODD = ROLE.replace("kind: Role", "kind: constructor");
const OLD = ROLE.replace("/v1", "/v1beta1");

scene("auth reconcile", [
  [
    "auth reconcile -f /role.yaml",
    "role.rbac.authorization.k8s.io/reader reconciled\n\treconciliation required create\n\tmissing rules added:\n" +
    "\t\t{Verbs:[get list] APIGroups:[] Resources:[pods] ResourceNames:[] NonResourceURLs:[]}\n",
  ],
  ["get ns fresh -o name", "namespace/fresh\n"],
  ["auth reconcile -f /role.yaml", "role.rbac.authorization.k8s.io/reader reconciled\n"],
  [
    "auth reconcile -f /changed.yaml --remove-extra-permissions",
    "role.rbac.authorization.k8s.io/reader reconciled\n\treconciliation required update\n\tmissing rules added:\n" +
    "\t\t{Verbs:[watch] APIGroups:[] Resources:[pods] ResourceNames:[] NonResourceURLs:[]}\n\textra rules removed:\n" +
    "\t\t{Verbs:[list] APIGroups:[] Resources:[pods] ResourceNames:[] NonResourceURLs:[]}\n",
  ],
  ["get role reader -n fresh -o jsonpath={.rules[*].verbs}", '["get","watch"]'],
  [
    "auth reconcile -f /old.yaml",
    "error: only rbac.authorization.k8s.io/v1 is supported: not *v1beta1.Role\n",
  ],
  ["auth reconcile -f /odd.yaml", ""],
  ["auth reconcile", "error: must specify one of -f and -k\n"],
], { files: { "/role.yaml": ROLE, "/changed.yaml": CHANGED, "/old.yaml": OLD, "/odd.yaml": ODD } });
