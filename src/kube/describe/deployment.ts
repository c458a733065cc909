import type { IDeployment } from "kubernetes-models/apps/v1/Deployment";
import type { IReplicaSet } from "kubernetes-models/apps/v1/ReplicaSet";
import type { IPodTemplateSpec } from "kubernetes-models/v1/PodTemplateSpec";
import { jsonEqual } from "../json_equal.ts";
import { formatLabelSelector, fromLabelSelectorObject, printLabelSelector } from "../label_selector.ts";
import type { Json, KubeObject } from "../object.ts";
import type { Describer, Related } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { eventQuery, writeEvents } from "./event_text.ts";
import { controllerOf, formatTime, writeLabelsAndAnnotations, writeName } from "./metadata_text.ts";
import { writePodTemplate } from "./pod_template_text.ts";
import { writeConditions } from "./workload_text.ts";

const replicaSetsKey = "replicaSets";
const templateHashLabel = "pod-template-hash";

export const deploymentDescriber: Describer = {
  kind: "Deployment",
  group: "apps",
  related: (object) => [
    eventQuery(object, "Deployment"),
    {
      key: replicaSetsKey,
      group: "apps",
      version: "v1",
      resource: "replicasets",
      namespace: object.metadata.namespace ?? "",
      labelSelector: printLabelSelector(
        fromLabelSelectorObject((object as unknown as IDeployment).spec?.selector),
      ),
    },
  ],
  describe(object, related, context) {
    const deployment = object as unknown as IDeployment;
    const { spec, status } = deployment;
    const text = new DescribeText();
    writeName(text, object);
    text.field(0, "CreationTimestamp", formatTime(object.metadata.creationTimestamp));
    writeLabelsAndAnnotations(text, object);
    text.field(0, "Selector", formatLabelSelector(fromLabelSelectorObject(spec?.selector)));
    text.field(0, "Replicas", replicaCounts(deployment));
    text.field(0, "StrategyType", spec?.strategy?.type);
    text.field(0, "MinReadySeconds", spec?.minReadySeconds ?? 0);
    const rolling = spec?.strategy?.rollingUpdate;
    if (rolling) {
      const limits = `${rolling.maxUnavailable ?? 0} max unavailable, ${rolling.maxSurge ?? 0} max surge`;
      text.field(0, "RollingUpdateStrategy", limits);
    }
    writePodTemplate(text, spec?.template);
    writeConditions(text, status?.conditions);
    writeReplicaSets(text, object, related);
    writeEvents(text, related, context);
    return text.toString();
  },
};

function replicaCounts({ spec, status }: IDeployment): string {
  const { updatedReplicas = 0, replicas = 0, availableReplicas = 0, unavailableReplicas = 0 } = status ?? {};
  return `${spec?.replicas ?? 0} desired | ${updatedReplicas} updated | ${replicas} total | ` +
    `${availableReplicas} available | ${unavailableReplicas} unavailable`;
}

function writeReplicaSets(text: DescribeText, object: KubeObject, related: Related): void {
  const own = (related[replicaSetsKey]?.items ?? [])
    .filter(({ metadata }) => controllerOf(metadata)?.uid === object.metadata.uid);
  if (own.length === 0) return;
  const template = templateOf(object);
  // Of several with the deployment's template the oldest is the new one, as the controller has it.
  const current = own.filter((set) => jsonEqual(templateOf(set), template)).toSorted(byAge)[0];
  text.field(0, "OldReplicaSets", formatSets(own.filter((set) => set !== current)));
  text.field(0, "NewReplicaSet", formatSets(current ? [current] : []));
}

/** The pod template without the label that tells replica sets apart. */
function templateOf(object: KubeObject): Json {
  const { template } = object.spec as { template: IPodTemplateSpec };
  const { [templateHashLabel]: _, ...labels } = template.metadata?.labels ?? {};
  return { ...template, metadata: { ...template.metadata, labels } } as unknown as Json;
}

function formatSets(sets: KubeObject[]): string {
  const texts = sets.map((set) => {
    const { spec, status } = set as unknown as IReplicaSet;
    return `${set.metadata.name} (${status?.replicas ?? 0}/${spec?.replicas ?? 0} replicas created)`;
  });
  return texts.join(", ") || "<none>";
}

function byAge(a: KubeObject, b: KubeObject): number {
  const created = (object: KubeObject) => object.metadata.creationTimestamp ?? "";
  return created(a) < created(b) ? -1 : created(a) > created(b) ? 1 : 0;
}
