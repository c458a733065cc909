import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  { file: "ds_fluentd-elasticsearch.txt", group: "apps", kind: "DaemonSet", resource: "daemonsets" },
]);
