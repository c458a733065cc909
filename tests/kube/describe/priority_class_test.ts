import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  {
    file: "priorityclass_high-priority.txt",
    group: "scheduling.k8s.io",
    kind: "PriorityClass",
    resource: "priorityclasses",
  },
]);
