/** Draining a node as a change: it is cordoned as the change is made, and emptied in a pane that follows. */
import type { Line } from "../../terminal/line.ts";
import type { Change, DoneWrite } from "../change/change.ts";
import type { FormField, FormValues } from "../dialog/form.ts";
import type { PaneContext } from "../pane.ts";
import type { Target } from "../target.ts";
import { allowedDisruptions, type Budget, budgetText, guardedPods } from "./budgets.ts";
import { drainPane } from "./drain_pane.ts";
import { type DrainChoice, podTitle } from "../../kube/drain_verdict.ts";
import { planDrain } from "./drain_plan.ts";
import { endpointsLeft } from "./endpoints_left.ts";
import { fieldsOf } from "./revisions.ts";
import { countOf } from "./scene.ts";
import { Surroundings } from "./surroundings.ts";

export function drainChange(nodes: readonly Target[], context: PaneContext): Change {
  return {
    ...chosenDrain(nodes, plainDrain, context),
    options: { fields: optionFields, with: (values) => chosenDrain(nodes, choiceOf(values), context) },
  };
}

export const plainDrain: DrainChoice = {
  graceSeconds: undefined,
  timeoutSeconds: 0,
  ignoresDaemonSets: true,
  deletesEmptyDirs: false,
  isForced: false,
  disablesEviction: false,
};

const seconds = (value: string): string | undefined =>
  /^\d{0,7}$/.test(value.trim()) ? undefined : "seconds, such as 30, or nothing";

const optionFields: readonly FormField[] = [
  {
    name: "grace",
    label: "Grace period",
    type: "text",
    value: "",
    hint: "seconds; empty: each pod's own",
    problem: seconds,
  },
  {
    name: "timeout",
    label: "Timeout",
    type: "text",
    value: "",
    hint: "seconds; empty: waits without end",
    problem: seconds,
  },
  { name: "daemonsets", label: "Ignore DaemonSets", type: "toggle", value: "yes", hint: "their pods stay" },
  { name: "emptydir", label: "Delete emptyDir data", type: "toggle", value: "no" },
  { name: "force", label: "Force", type: "toggle", value: "no", hint: "also pods that nobody makes again" },
  { name: "eviction", label: "Disable eviction", type: "toggle", value: "no", hint: "budgets are not asked" },
];

function choiceOf(values: FormValues): DrainChoice {
  const grace = values["grace"]?.trim() ?? "";
  return {
    graceSeconds: grace === "" ? undefined : Number(grace),
    timeoutSeconds: Number(values["timeout"]?.trim() ?? ""),
    ignoresDaemonSets: values["daemonsets"] === "yes",
    deletesEmptyDirs: values["emptydir"] === "yes",
    isForced: values["force"] === "yes",
    disablesEviction: values["eviction"] === "yes",
  };
}

function chosenDrain(nodes: readonly Target[], choice: DrainChoice, context: PaneContext): Change {
  const names = nodes.map(({ name }) => name);
  const what = names.length === 1 ? `node ${names[0]}` : `nodes ${names.join(", ")}`;
  const kubectl = `kubectl drain ${names.join(" ")}${drainFlags(choice)}${context.contextFlag}`;
  return {
    title: `Drain ${what}`,
    verb: "Drain",
    done: `${what} cordoned; its pods are being evicted`,
    writes: nodes.map((target) => ({
      target,
      request: { type: "patch", patch: "strategic", body: { spec: { unschedulable: true } } },
    })),
    kubectl,
    isDestructive: true,
    consequences: async (port, tell, signal) => {
      const around = new Surroundings(port.client, context.discovery ?? await port.discover(signal), signal);
      const lines = await Promise.all(names.map((name) => drainLines(name, choice, around)));
      tell(lines.flat());
    },
    undo: (done) => uncordon(done, context),
    after: [{
      type: "open",
      pane: drainPane({ nodes: names, choice, kubectl, discovery: context.discovery }),
    }],
  };
}

/** Nodes that were cordoned before stay so. */
function uncordon(done: readonly DoneWrite[], { contextFlag }: PaneContext): Change | string {
  const nodes = done.filter(({ before }) => fieldsOf(before?.["spec"])["unschedulable"] !== true)
    .map(({ write }) => write.target);
  if (nodes.length === 0) return "it was cordoned before, and what was evicted runs elsewhere now";
  const names = nodes.map(({ name }) => name);
  const what = `node${names.length > 1 ? "s" : ""} ${names.join(", ")}`;
  return {
    title: `Uncordon ${what}`,
    done: `${what} uncordoned; what was evicted stays where it is now`,
    writes: nodes.map((target) => ({
      target,
      request: { type: "patch", patch: "strategic", body: { spec: { unschedulable: null } } },
    })),
    kubectl: `kubectl uncordon ${names.join(" ")}${contextFlag}`,
    isDestructive: false,
    undo: "drain it again with r",
  };
}

export function drainFlags(choice: DrainChoice): string {
  return [
    choice.ignoresDaemonSets ? " --ignore-daemonsets" : "",
    choice.deletesEmptyDirs ? " --delete-emptydir-data" : "",
    choice.isForced ? " --force" : "",
    choice.disablesEviction ? " --disable-eviction" : "",
    choice.graceSeconds === undefined ? "" : ` --grace-period=${choice.graceSeconds}`,
    choice.timeoutSeconds > 0 ? ` --timeout=${choice.timeoutSeconds}s` : "",
  ].join("");
}

/** What stands in the way, what goes, and what that does to others. */
async function drainLines(node: string, choice: DrainChoice, around: Surroundings): Promise<Line[]> {
  const plan = await planDrain(node, choice, around);
  const budgets = await around.list("poddisruptionbudgets.policy");
  const guarded = guardedPods(budgets as Budget[], plan.pods);
  const doomed = new Map(plan.pods.map((pod) => [pod.metadata.uid, pod]));
  const scene = { targets: [], around, doomed, pods: plan.pods };
  const problems = plan.problems.map((text): Line => ({
    spans: [{ text: `cannot delete ${text}: the node is only cordoned.`, role: "bad" }],
  }));
  return [
    ...problems,
    { spans: [{ text: `${countOf(plan.pods.length, "Pod")} of node ${node} would go:` }] },
    ...plan.pods.map((pod): Line => ({ spans: [{ text: `  ${podTitle(pod)}`, role: "dim" }] })),
    ...guarded.map(({ budget, pods }) => guardedLine(budget, pods.length, choice)),
    ...await endpointsLeft(scene),
    ...plan.warnings.map((text): Line => ({
      spans: [{
        text: `${choice.ignoresDaemonSets && text.startsWith("DaemonSet") ? "Ignoring" : "Deleting"} ${text}`,
        role: "dim",
      }],
    })),
  ];
}

function guardedLine(budget: Budget, count: number, { disablesEviction }: DrainChoice): Line {
  const allowed = allowedDisruptions(budget);
  const what = disablesEviction
    ? "it is not asked"
    : count > allowed
    ? `${countOf(count - allowed, "pod")} of it ${count - allowed === 1 ? "has" : "have"} to wait`
    : `${countOf(count, "pod")} of it may go at once`;
  const text = `PodDisruptionBudget ${budgetText(budget)}: ${what}.`;
  return { spans: [{ text, role: count > allowed ? "warn" : "dim" }] };
}
