import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  { file: "sc.txt", group: "storage.k8s.io", kind: "StorageClass", resource: "storageclasses" },
]);
