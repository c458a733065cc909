import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  { file: "node_node-1.txt", kind: "Node", resource: "nodes" },
]);
