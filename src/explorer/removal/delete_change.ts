/** Deleting as a change: what is sent, what goes with it, and what brings it back. */
import type { ApiResource } from "../../kube/discovery.ts";
import type { Change } from "../change/change.ts";
import type { FormField, FormValues } from "../dialog/form.ts";
import type { PaneContext } from "../pane.ts";
import { kubectlName } from "../resolve_resource.ts";
import { type Target, targetTitle } from "../target.ts";
import { blastRadius } from "./blast_radius.ts";
import {
  type DeleteChoice,
  deleteFlags,
  deleteOptions,
  plainDelete,
  type Propagation,
  propagations,
} from "./delete_choice.ts";
import { recreation } from "./recreation.ts";

/** With its options as fields of the question. */
export function deleteChange(targets: readonly Target[], context: PaneContext): Change {
  return {
    ...chosenDelete(targets, plainDelete, context),
    options: {
      fields: optionFields,
      with: (values) => chosenDelete(targets, choiceOf(values), context),
    },
  };
}

/** With options that are decided. */
export function chosenDelete(
  targets: readonly Target[],
  choice: DeleteChoice,
  context: PaneContext,
  verb = "Delete",
): Change {
  return {
    title: `${verb} ${namesOf(targets)}`,
    verb,
    done: `${namesOf(targets)} ${choice.isForced ? "deleted at once" : "deleted"}`,
    writes: targets.map((target) => ({
      target,
      request: { type: "delete", options: deleteOptions(choice) },
    })),
    kubectl: kubectlDelete(targets, choice, context),
    isDestructive: true,
    tellsTargets: true,
    isTyped: targets.some(({ resource }) => holdsOthers(resource)),
    consequences: blastRadius(targets, choice, context.discovery),
    undo: (done) => recreation(done, context),
  };
}

/** At once, without asking how: one second of grace, as kubectl's --now. */
export function killChange(targets: readonly Target[], context: PaneContext): Change {
  return { ...chosenDelete(targets, { ...plainDelete, graceSeconds: 1 }, context, "Kill"), isQuick: true };
}

/** What takes everything in it along is not to go by one key too many. */
function holdsOthers({ name, group }: ApiResource): boolean {
  return (name === "namespaces" && group === "") || name === "customresourcedefinitions";
}

const optionFields: readonly FormField[] = [
  {
    name: "propagation",
    label: "What it owns",
    type: "choice",
    value: plainDelete.propagation,
    choices: propagations,
  },
  {
    name: "grace",
    label: "Grace period",
    type: "text",
    value: "",
    hint: "seconds; empty: its own",
    problem: (value) => /^\d{0,7}$/.test(value.trim()) ? undefined : "seconds, such as 30, or nothing",
  },
  {
    name: "force",
    label: "Force",
    type: "toggle",
    value: "no",
    hint: "forgets it at once, whether it has ended or not",
  },
];

function choiceOf(values: FormValues): DeleteChoice {
  const grace = values["grace"]?.trim() ?? "";
  return {
    propagation: values["propagation"] as Propagation,
    graceSeconds: grace === "" ? undefined : Number(grace),
    isForced: values["force"] === "yes",
  };
}

/** `Pod shop/web-1`, `3 Pods`, `4 objects (2 Deployments, 2 Services)`. */
export function namesOf(targets: readonly Target[]): string {
  const [first] = targets;
  if (targets.length === 1) return targetTitle(first!);
  const kinds = new Set(targets.map(({ resource }) => resource.kind));
  return kinds.size === 1 ? `${targets.length} ${first!.resource.name}` : `${targets.length} objects`;
}

/** One command for each kind and namespace: kubectl takes no more at once. */
export function kubectlDelete(
  targets: readonly Target[],
  choice: DeleteChoice,
  { discovery, contextFlag }: Pick<PaneContext, "discovery" | "contextFlag">,
): string {
  const groups = Map.groupBy(
    targets,
    ({ resource, namespace }) => `${kubectlName(discovery, resource)} ${namespace}`,
  );
  return [...groups.values()].map((group) => {
    const { resource, namespace } = group[0]!;
    const names = group.map(({ name }) => name).join(" ");
    const place = namespace ? ` -n ${namespace}` : "";
    return `kubectl delete ${kubectlName(discovery, resource)} ${names}${place}${
      deleteFlags(choice)
    }${contextFlag}`;
  }).join(" && ");
}
