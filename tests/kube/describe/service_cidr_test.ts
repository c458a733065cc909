import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  { file: "servicecidr.txt", group: "networking.k8s.io", kind: "ServiceCIDR", resource: "servicecidrs" },
]);
