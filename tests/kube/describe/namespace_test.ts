import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  { file: "ns_default.txt", kind: "Namespace", resource: "namespaces" },
  { file: "quota_ns.txt", kind: "Namespace", resource: "namespaces", anyOrder: true },
]);
