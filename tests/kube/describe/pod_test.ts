import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  { file: "pods.txt", kind: "Pod", resource: "pods", newcomers: true },
  { file: "pod_multi.txt", kind: "Pod", resource: "pods" },
  { file: "prefix.txt", kind: "Pod", resource: "pods" },
  { file: "errors_pods.txt", kind: "Pod", resource: "pods" },
]);
