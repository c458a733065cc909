import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  {
    file: "ingressclass_nginx-example.txt",
    group: "networking.k8s.io",
    kind: "IngressClass",
    resource: "ingressclasses",
  },
]);
