import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  { file: "pvc.txt", kind: "PersistentVolumeClaim", resource: "persistentvolumeclaims" },
]);
