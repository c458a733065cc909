import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  {
    file: "netpol_test-network-policy.txt",
    group: "networking.k8s.io",
    kind: "NetworkPolicy",
    resource: "networkpolicies",
  },
]);
