import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  { file: "pdb_zk-pdb.txt", group: "policy", kind: "PodDisruptionBudget", resource: "poddisruptionbudgets" },
]);
