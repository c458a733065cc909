import { scene } from "../scene.ts";

scene("set subject", [
  ["create rolebinding r --clusterrole=view --user=u", "rolebinding.rbac.authorization.k8s.io/r created\n"],
  ["set subject rolebinding/r --user=x", "rolebinding.rbac.authorization.k8s.io/r subjects updated\n"],
  ["set subject rolebinding/r --user=x", ""],
  ["get rolebinding r -o jsonpath={.subjects[*].name}", "u x"],
  [
    "set subject rolebinding/r",
    "error: you must specify at least one value of user, group or serviceaccount\n",
  ],
  [
    "set subject -n shop deploy/front --user=x",
    "error: deployments/front setting subjects is only supported for RoleBinding/ClusterRoleBinding\n",
  ],
]);
