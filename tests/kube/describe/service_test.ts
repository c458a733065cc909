import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  { file: "svc.txt", kind: "Service", resource: "services" },
  { file: "svc_my-service.txt", kind: "Service", resource: "services" },
  { file: "kube-dns.txt", kind: "Service", resource: "services" },
]);
