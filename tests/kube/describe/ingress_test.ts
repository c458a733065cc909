import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  { file: "ingress_minimal-ingress.txt", group: "networking.k8s.io", kind: "Ingress", resource: "ingresses" },
]);
