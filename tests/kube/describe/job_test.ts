import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  { file: "job_failing.txt", group: "batch", kind: "Job", resource: "jobs" },
  { file: "job_pi.txt", group: "batch", kind: "Job", resource: "jobs" },
]);
