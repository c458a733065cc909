import { creation, inNamespace } from "./creation.ts";
import { jobSpec } from "./job.ts";

/** `kubectl create cronjob`. */
export const createCronJob = creation({
  name: "cronjob",
  aliases: ["cj"],
  summary: "A job that runs by the clock",
  usage: ["NAME --image=image --schedule='0/5 * * * ?' -- [COMMAND] [args...]"],
  flags: [
    { name: "image", kind: "string", required: true, usage: "Image to run." },
    {
      name: "restart",
      kind: "string",
      usage: "What happens when the container fails: OnFailure or Never.",
    },
    {
      name: "schedule",
      kind: "string",
      required: true,
      usage: "When to run: minute, hour, day of the month, month, day of the week.",
    },
  ],
  examples: [["Every hour", "kubectl create cronjob news --image=busybox --schedule=@hourly -- date"]],
  refusal: "failed to create cronjob: ",
  resource: { group: "batch", version: "v1", name: "cronjobs", namespaced: true },
  build: ({ flags, args }, name) => ({
    kind: "CronJob",
    apiVersion: "batch/v1",
    metadata: { name, ...inNamespace(flags) },
    spec: {
      schedule: flags.string("schedule"),
      jobTemplate: {
        metadata: { name },
        spec: jobSpec({
          name,
          image: flags.string("image"),
          command: args.slice(1),
          restartPolicy: flags.string("restart") || "OnFailure",
        }),
      },
    },
    status: {},
  }),
});
