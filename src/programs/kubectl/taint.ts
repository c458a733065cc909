import { labelValueProblems, qualifiedNameProblems } from "../../kube/name_rules.ts";
import type { JsonObject, KubeObject } from "../../kube/object.ts";
import { resolveResource, ResourceNameError } from "../../kube/resource_name.ts";
import { ArgumentsError } from "../flags.ts";
import type { Call, Program } from "../program.ts";
import { dryRunFlag, dryRunOf, dryRunQuery } from "./dry_run.ts";
import { StandardError } from "./error_text.ts";
import { patchBetween, sendPatch } from "./object_change.ts";
import { outcomeFlags } from "./outcome.ts";
import { selectorFlag } from "./set/change_flags.ts";
import { actOnEach } from "./several_errors.ts";
import { findTargets } from "./targets.ts";
import { typedPrinter } from "./typed_object.ts";
import { fieldManagerFlag, validateFlag, writeQuery } from "./write_flags.ts";

/** `kubectl taint`. */
export const taint: Program = {
  name: "taint",
  summary: "Taints of nodes: what keeps pods away",
  description:
    "A taint keeps pods away from a node that do not tolerate it: KEY=VALUE:EFFECT sets one, KEY:EFFECT-\n" +
    "takes it away, KEY- takes away all of that key. Effects are NoSchedule, PreferNoSchedule and NoExecute.",
  usage: ["NODE NAME KEY_1=VAL_1:TAINT_EFFECT_1 ... KEY_N=VAL_N:TAINT_EFFECT_N"],
  flags: [
    { name: "all", kind: "bool", usage: "All nodes of the cluster." },
    ...outcomeFlags,
    dryRunFlag,
    fieldManagerFlag("kubectl-taint"),
    { name: "overwrite", kind: "bool", usage: "Taints that are there may get another value." },
    selectorFlag,
    validateFlag,
  ],
  examples: [
    ["Only for what tolerates it", "kubectl taint nodes worker dedicated=data:NoSchedule"],
    ["Take it away", "kubectl taint nodes worker dedicated:NoSchedule-"],
  ],
  run: runTaint,
};

interface Taint {
  key: string;
  value?: string;
  effect?: string;
}

interface Edit {
  set: Taint[];
  removed: Taint[];
}

async function runTaint(call: Call): Promise<number> {
  const { flags, io, args } = call;
  const dryRun = await dryRunOf(call);
  const { resources, specs } = split(args);
  if (resources.length < 1) throw new Error("one or more resources must be specified as <resource> <name>");
  if (specs.length === 0) throw new Error("at least one taint update is required");
  const connection = await call.connect();
  const edit = readTaints(specs);
  const print = await typedPrinter(call);
  requireNodes(await connection.discovery().then((found) => find(found, resources[0]!)), call, resources);
  const both = edit.removed.find((taint) => edit.set.some((other) => isSame(taint, other)));
  if (both) {
    throw new Error(
      `can not both modify and remove the following taint(s) in the same command: ${both.key}=${
        both.effect ?? ""
      }`,
    );
  }
  const { targets, problem } = await findTargets(call, connection, {
    args: resources,
    selector: flags.string("selector"),
    isAllDefault: flags.bool("all"),
  });
  await actOnEach(targets, async (target) => {
    const node = await target.live();
    const changed = structuredClone(node);
    const outcome = taintNode(changed, edit, flags.bool("overwrite"));
    let answer = changed;
    if (dryRun !== "client") {
      const query = { ...writeQuery(flags, "none"), ...dryRunQuery(dryRun) };
      answer = await sendPatch(connection.client, target, patchBetween(node, changed), {
        query,
        signal: io.signal,
      });
    }
    await io.out(print(answer, outcome));
  }, problem);
  return 0;
}

function find(discovery: Parameters<typeof resolveResource>[0], type: string) {
  try {
    return resolveResource(discovery, type);
  } catch (error) {
    if (!(error instanceof ResourceNameError)) throw error;
    throw new StandardError(`the server doesn't have a resource type ${JSON.stringify(type)}`);
  }
}

function requireNodes(
  { kind, name }: { kind: string; name: string },
  { flags }: Call,
  resources: string[],
): void {
  if (kind !== "Node") {
    throw new Error(`invalid resource type ${resources[0] ?? name}, only node types are supported`);
  }
  if (resources.length < 2 && !flags.bool("all") && !flags.string("selector")) {
    throw new Error("at least one resource name must be specified since 'all' parameter is not set");
  }
  if (flags.bool("all") && flags.string("selector")) {
    throw new Error("setting 'all' parameter with a non empty selector is prohibited");
  }
}

function split(args: readonly string[]): { resources: string[]; specs: string[] } {
  const resources: string[] = [];
  const specs: string[] = [];
  for (const arg of args) {
    const isTaint = arg.includes("=") || arg.includes(":") || arg.endsWith("-");
    if (isTaint) specs.push(arg);
    else if (specs.length === 0) resources.push(arg);
    else throw new Error("all resources must be specified before taint changes: " + arg);
  }
  return { resources, specs };
}

const EFFECTS = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

/** Source: kubectl/pkg/cmd/taint/utils.go (parseTaints). */
function readTaints(specs: readonly string[]): Edit {
  const edit: Edit = { set: [], removed: [] };
  for (const spec of specs) {
    if (spec.endsWith("-")) {
      edit.removed.push(readRemoved(spec));
      continue;
    }
    const taint = readTaint(spec);
    if (edit.set.some((other) => isSame(taint, other))) {
      throw new ArgumentsError(
        `duplicated taints with the same key and effect: {${taint.key} ${
          taint.value ?? ""
        } ${taint.effect} <nil>}`,
      );
    }
    edit.set.push(taint);
  }
  return edit;
}

function readRemoved(spec: string): Taint {
  const text = spec.slice(0, -1);
  const [front = "", effect] = text.split(":");
  const key = front.split("=")[0]!;
  checkKey(key, spec);
  return effect === undefined ? { key } : { key, effect };
}

function readTaint(spec: string): Taint {
  const [front = "", effect, ...rest] = spec.split(":");
  if (rest.length) throw new ArgumentsError(`invalid taint spec: ${spec}`);
  if (effect === undefined) {
    checkKey(spec, spec);
    return { key: spec };
  }
  const [key = "", value, ...more] = front.split("=");
  if (more.length) throw new ArgumentsError(`invalid taint spec: ${spec}`);
  if (!EFFECTS.includes(effect)) {
    throw new ArgumentsError(`invalid taint effect: ${effect}, unsupported taint effect`);
  }
  const problems = labelValueProblems(value ?? "");
  if (problems.length) throw new ArgumentsError(`invalid taint spec: ${spec}, ${problems.join("; ")}`);
  checkKey(key, spec);
  return { key, ...(value ? { value } : {}), effect };
}

function checkKey(key: string, spec: string): void {
  const problems = qualifiedNameProblems(key);
  if (problems.length) throw new ArgumentsError(`invalid taint spec: ${spec}, ${problems.join("; ")}`);
}

function isSame(left: Taint, right: Taint): boolean {
  return left.key === right.key &&
    (left.effect === undefined || right.effect === undefined || left.effect === right.effect);
}

/** Changes the node; answers the word for it. */
function taintNode(node: KubeObject, { set, removed }: Edit, isOverwriting: boolean): string {
  const spec = (node["spec"] ??= {}) as JsonObject;
  const present = (spec["taints"] ?? []) as unknown as Taint[];
  if (!isOverwriting && set.some((taint) => present.some((other) => isSame(taint, other)))) {
    throw new Error(
      `node ${node.metadata.name} already has ${
        set.filter((taint) => present.some((other) => isSame(taint, other))).map(({ key }) => key).join(",")
      } taint(s) with same effect(s) and --overwrite is false`,
    );
  }
  const missing = removed.filter((taint) => !present.some((other) => isSame(taint, other)));
  if (missing.length) {
    const texts = missing.map(({ key, effect }) =>
      `taint ${JSON.stringify(effect ? `${key}:${effect}` : key)} not found`
    );
    if (texts.length === 1) throw new Error(texts[0]);
    throw new AggregateError(texts.map((text) => new Error(text)), "some taints are not there");
  }
  const others = present.filter((other) => ![...set, ...removed].some((taint) => isSame(taint, other)));
  const isChanged = set.some((taint) => present.some((other) => isSame(taint, other)));
  const taints = [...set, ...others];
  if (taints.length) spec["taints"] = taints as unknown as JsonObject[];
  else delete spec["taints"];
  if (isChanged || (set.length && removed.length)) return "modified";
  return removed.length ? "untainted" : "tainted";
}
