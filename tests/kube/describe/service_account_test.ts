import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  { file: "sa_build-robot.txt", kind: "ServiceAccount", resource: "serviceaccounts" },
]);
