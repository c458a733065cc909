import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  { file: "role_pod-reader.txt", group: "rbac.authorization.k8s.io", kind: "Role", resource: "roles" },
  {
    file: "clusterrole_view.txt",
    group: "rbac.authorization.k8s.io",
    kind: "ClusterRole",
    resource: "clusterroles",
  },
]);
