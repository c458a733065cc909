import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  { file: "cm_game-demo.txt", kind: "ConfigMap", resource: "configmaps" },
]);
