/** The selector of whatever keeps a pod running or sends it requests. Source: plugins/helper/spread.go. */
import type { IService } from "kubernetes-models/v1/Service";
import { fromLabelMap, type LabelSelector, type LabelSelectorObject } from "../../../kube/label_selector.ts";
import type { LabelRequirement } from "../../../kube/label_requirement.ts";
import { ownEntry } from "../../../kube/own_entry.ts";
import type { ControllerContext } from "../controllers/controller.ts";
import { controllerOf } from "../controllers/informer.ts";
import type { PodFacts } from "./pod_facts.ts";
import { readSelector } from "./selectors.ts";

/** Kinds whose pods are alike, and their plurals. */
const OWNERS: Readonly<Record<string, string>> = {
  ReplicaSet: "replicasets",
  StatefulSet: "statefulsets",
  ReplicationController: "replicationcontrollers",
};

/** By services that select the pod and by its owner together; undefined: neither is there. */
export function usualSelectors(
  { registry, informers }: ControllerContext,
): (pod: PodFacts) => LabelSelector | undefined {
  const services = informers.of<IService>("services");
  return (facts) => {
    const requirements: LabelRequirement[] = [];
    for (const { spec } of services.inNamespace(facts.namespace)) {
      const selector = Object.entries(spec?.selector ?? {});
      if (selector.length === 0 || selector.some(([key, value]) => facts.labels[key] !== value)) continue;
      requirements.push(...fromLabelMap(spec!.selector).requirements);
    }
    const owner = controllerOf(facts.pod);
    const plural = owner && ownEntry(OWNERS, owner.kind);
    const kind = registry.kinds.find((candidate) => candidate.plural === plural);
    const found = kind && owner && registry.find(kind, facts.namespace, owner.name);
    requirements.push(...selectorOf(found?.spec as OwnerSpec | undefined).requirements);
    return requirements.length > 0 ? { requirements } : undefined;
  };
}

interface OwnerSpec {
  selector?: LabelSelectorObject | Record<string, string>;
}

/** An old kind has a plain map of labels. */
function selectorOf(spec: OwnerSpec | undefined): LabelSelector {
  const selector = spec?.selector ?? {};
  const isObject = "matchLabels" in selector || "matchExpressions" in selector;
  return isObject
    ? readSelector(selector as LabelSelectorObject)
    : fromLabelMap(selector as Record<string, string>);
}
