import { resourcePath } from "../../../cluster/resource_path.ts";
import { printGroupVersion } from "../../../kube/group_version.ts";
import type { JsonObject, KubeObject } from "../../../kube/object.ts";
import { resolveResource } from "../../../kube/resource_name.ts";
import type { Call } from "../../program.ts";
import { creation, inNamespace } from "./creation.ts";

/** `kubectl create job`. */
export const createJob = creation({
  name: "job",
  summary: "A job, by image or from a cron job",
  usage: ["NAME --image=image [--from=cronjob/name] -- [COMMAND] [args...]"],
  flags: [
    { name: "from", kind: "string", usage: "The cron job whose template is run now: cronjob/NAME." },
    { name: "image", kind: "string", usage: "Image to run." },
  ],
  examples: [
    ["A job that prints the date", "kubectl create job today --image=busybox -- date"],
    ["A cron job, run now", "kubectl create job test --from=cronjob/backup"],
  ],
  refusal: "failed to create job: ",
  resource: { group: "batch", version: "v1", name: "jobs", namespaced: true },
  check({ flags, args }) {
    if ((flags.string("image") === "") === (flags.string("from") === "")) {
      throw new Error("either --image or --from must be specified");
    }
    if (args.length > 1 && flags.string("from")) throw new Error("cannot specify --from and command");
  },
  build: (call, name) => call.flags.string("from") ? jobFrom(call, name) : jobOf(call, name),
});

function jobOf({ flags, args }: Call, name: string): KubeObject {
  return {
    kind: "Job",
    apiVersion: "batch/v1",
    metadata: { name, ...inNamespace(flags) },
    spec: jobSpec({ name, image: flags.string("image"), command: args.slice(1), restartPolicy: "Never" }),
    status: {},
  };
}

/** What runs once: one container that is named as the job. */
export function jobSpec(
  { name, image, command, restartPolicy }: {
    name: string;
    image: string;
    command: string[];
    restartPolicy: string;
  },
): JsonObject {
  const container = { name, image, ...(command.length ? { command } : {}), resources: {} };
  return { template: { metadata: {}, spec: { containers: [container], restartPolicy } } };
}

async function jobFrom(call: Call, name: string): Promise<KubeObject> {
  const { client, namespace, discovery } = await call.connect();
  const [type = "", source] = call.flags.string("from").split("/");
  const resource = resolveResource(await discovery(), type);
  if (source === undefined) {
    throw new Error("arguments in resource/name form must have a single resource and name");
  }
  const place = resource.namespaced ? { namespace, name: source } : { name: source };
  const found = await client.get(resourcePath(resource, place), { signal: call.io.signal });
  if (resource.kind !== "CronJob") {
    throw new Error(
      resource.group === "batch"
        ? "from must be an existing cronjob"
        : `unknown object type *${resource.version}.${resource.kind}`,
    );
  }
  const template = (found.spec as JsonObject).jobTemplate as JsonObject;
  const { labels, annotations } = (template.metadata ?? {}) as {
    labels?: JsonObject;
    annotations?: JsonObject;
  };
  const owner = {
    apiVersion: printGroupVersion(resource),
    kind: "CronJob",
    name: found.metadata.name,
    uid: found.metadata.uid,
    controller: true,
  };
  const metadata = {
    name,
    ...inNamespace(call.flags),
    ...(labels ? { labels } : {}),
    annotations: { "cronjob.kubernetes.io/instantiate": "manual", ...annotations },
    ownerReferences: [owner],
  };
  return { kind: "Job", apiVersion: "batch/v1", metadata, spec: template.spec, status: {} } as KubeObject;
}
