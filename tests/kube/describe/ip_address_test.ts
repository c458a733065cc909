import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  { file: "ipaddress.txt", group: "networking.k8s.io", kind: "IPAddress", resource: "ipaddresses" },
]);
