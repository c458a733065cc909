import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  { file: "rs.txt", group: "apps", kind: "ReplicaSet", resource: "replicasets" },
  { file: "quota-rs.txt", group: "apps", kind: "ReplicaSet", resource: "replicasets" },
]);
