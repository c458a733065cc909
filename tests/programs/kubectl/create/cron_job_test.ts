import { createCronJob } from "../../../../src/programs/kubectl/create/cron_job.ts";
import { builds, refuses } from "./built.ts";

builds(createCronJob, [["news --image=busybox --schedule=@hourly --restart=Never -- date", {
  "kind": "CronJob",
  "apiVersion": "batch/v1",
  "metadata": { "name": "news" },
  "spec": {
    "schedule": "@hourly",
    "jobTemplate": {
      "metadata": { "name": "news" },
      "spec": {
        "template": {
          "metadata": {},
          "spec": {
            "containers": [{ "name": "news", "image": "busybox", "command": ["date"], "resources": {} }],
            "restartPolicy": "Never",
          },
        },
      },
    },
  },
  "status": {},
}]]);

refuses(createCronJob, [["news --image=a", 'error: required flag(s) "schedule" not set']]);
