import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  {
    file: "rolebinding_read-pods.txt",
    group: "rbac.authorization.k8s.io",
    kind: "RoleBinding",
    resource: "rolebindings",
  },
  {
    file: "clusterrolebinding_viewers-view.txt",
    group: "rbac.authorization.k8s.io",
    kind: "ClusterRoleBinding",
    resource: "clusterrolebindings",
  },
]);
