/** Running cron jobs now: a job from the template, as kubectl create job --from makes it. */
import type { ICronJob } from "kubernetes-models/batch/v1/CronJob";
import type { ApiResource } from "../../kube/discovery.ts";
import type { KubeObject } from "../../kube/object.ts";
import { isOneOf, type ObjectKey } from "../object_key.ts";
import type { PaneContext } from "../pane.ts";
import { quote } from "../../kube/shell_quote.ts";
import type { Target } from "../target.ts";
import type { Change, DoneWrite, Write } from "./change.ts";
import { kubectlFor, kubectlWords, nameTargets } from "./change_words.ts";
import { isUndoItself } from "./patching.ts";
import { propose } from "./propose.ts";
import { readTargets } from "./read_targets.ts";

export const triggerKey: ObjectKey = {
  name: "trigger",
  keys: ["t"],
  title: "run now",
  group: "Change",
  footer: 4,
  appliesTo: isOneOf("cronjobs.batch"),
  writes: true,
  right: ({ namespace }) => ({ verb: "create", group: "batch", resource: "jobs", namespace }),
  run: (targets, context) => {
    const title = `Run ${nameTargets(targets)} now`;
    return propose({
      ...jobs([], title, context),
      prepare: async ({ client }, signal) => {
        const objects = await readTargets(client, targets, signal);
        const named = targets.map((target, index) => ({
          target,
          cronJob: objects[index]!,
          name: jobName(target.name, context.now + index),
        }));
        return targets.length === 1 ? withName(named[0]!, title, context) : jobs(named, title, context);
      },
    }, context);
  },
};

interface NewJob {
  readonly target: Target;
  readonly cronJob: KubeObject;
  readonly name: string;
}

/** One job may have another name than the one that was thought out. */
function withName(job: NewJob, title: string, context: PaneContext): Change {
  return {
    ...jobs([job], title, context),
    options: {
      fields: [{ type: "text", name: "name", label: "job", value: job.name }],
      with: ({ name }) =>
        name === "" ? "the job needs a name" : jobs([{ ...job, name: name! }], title, context),
    },
  };
}

function jobs(made: readonly NewJob[], title: string, context: PaneContext): Change {
  const names = made.map(({ name }) => name).join(", ");
  return {
    title,
    done: `Job ${names} started`,
    verb: "Run",
    isDestructive: false,
    writes: made.map(jobWrite),
    kubectl: made.map(({ target, name }) =>
      kubectlWords(
        ["create job", quote(name), `--from=cronjob/${target.name}`, `-n ${target.namespace}`],
        context,
      )
    ).join("; "),
    undo: (done) => deletion(done, context),
  };
}

function jobWrite({ target, cronJob, name }: NewJob): Write {
  const { jobTemplate } = (cronJob as unknown as ICronJob).spec!;
  const object: KubeObject = {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: {
      name,
      namespace: target.namespace,
      ...(jobTemplate.metadata?.labels ? { labels: jobTemplate.metadata.labels } : {}),
      annotations: { ...jobTemplate.metadata?.annotations, "cronjob.kubernetes.io/instantiate": "manual" },
      // Without blockOwnerDeletion, which would need a right to the finalizers of cron jobs.
      ownerReferences: [{
        apiVersion: "batch/v1",
        kind: "CronJob",
        name: target.name,
        uid: target.uid,
        controller: true,
      }],
    },
    spec: jobTemplate.spec,
  };
  const place: Target = {
    resource: jobResource(target.resource),
    namespace: target.namespace,
    name,
    uid: "",
  };
  return { target: place, request: { type: "create", object } };
}

function jobResource(cronJobs: ApiResource): ApiResource {
  return { ...cronJobs, version: "v1", kind: "Job", name: "jobs", singularName: "job", shortNames: [] };
}

/** Names of pods are made of it, so it is to leave them room. */
function jobName(cronJob: string, now: number): string {
  const suffix = `-manual-${now.toString(36).slice(-5)}`;
  return cronJob.slice(0, jobNameLimit - suffix.length) + suffix;
}

const jobNameLimit = 57;

function deletion(done: readonly DoneWrite[], context: PaneContext): Change {
  const targets = done.map(({ write, after }) => ({ ...write.target, uid: after?.metadata.uid ?? "" }));
  const named = nameTargets(targets);
  return {
    title: `Delete ${named}`,
    done: `${named} deleted`,
    isDestructive: true,
    writes: targets.map((target) => ({
      target,
      request: { type: "delete", options: { propagationPolicy: "Background" } },
    })),
    kubectl: kubectlFor("delete", targets, "", context),
    undo: isUndoItself,
  };
}
