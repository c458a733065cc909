import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  {
    file: "cronjob_hello.txt",
    group: "batch",
    kind: "CronJob",
    resource: "cronjobs",
    drift: /hello-29922455|Last Schedule Time|Time Zone/,
  },
]);
