import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  { file: "endpoints_my-service.txt", kind: "Endpoints", resource: "endpoints" },
]);
