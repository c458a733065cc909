import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  { file: "rc_rc-nginx.txt", kind: "ReplicationController", resource: "replicationcontrollers" },
]);
