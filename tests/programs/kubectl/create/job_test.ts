import { createJob } from "../../../../src/programs/kubectl/create/job.ts";
import { builds, refuses } from "./built.ts";

builds(createJob, [["today --image=busybox -- date", {
  "kind": "Job",
  "apiVersion": "batch/v1",
  "metadata": { "name": "today" },
  "spec": {
    "template": {
      "metadata": {},
      "spec": {
        "containers": [{ "name": "today", "image": "busybox", "command": ["date"], "resources": {} }],
        "restartPolicy": "Never",
      },
    },
  },
  "status": {},
}]]);

refuses(createJob, [["j", "error: either --image or --from must be specified"], [
  "j --image=a --from=cronjob/c",
  "error: either --image or --from must be specified",
], ["j --from=cronjob/c -- x", "error: cannot specify --from and command"]]);
