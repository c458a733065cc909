import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  { file: "csinode.txt", group: "storage.k8s.io", kind: "CSINode", resource: "csinodes" },
]);
