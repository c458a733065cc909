import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  {
    file: "endpointslices.txt",
    group: "discovery.k8s.io",
    kind: "EndpointSlice",
    resource: "endpointslices",
  },
]);
