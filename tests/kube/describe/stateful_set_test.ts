import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  { file: "sts_web.txt", group: "apps", kind: "StatefulSet", resource: "statefulsets" },
]);
