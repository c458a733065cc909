import { ApiError } from "../../cluster/api_error.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { Connection } from "../connection.ts";
import type { Call, Program } from "../program.ts";
import { manifestFlags } from "./manifest_flags.ts";
import { outcomeFlags, type OutcomePrinter, outcomePrinter } from "./outcome.ts";
import { throwErrors } from "./several_errors.ts";
import { findTargets, type Target, type Targets } from "./targets.ts";
import { parseWaitCondition, type WaitCondition } from "./wait_condition.ts";
import { waitUntil } from "./wait_until.ts";

/** `kubectl wait`. */
export const wait: Program = {
  name: "wait",
  summary: "Experimental: Wait for a specific condition on one or many resources",
  description:
    "Waits until objects are as wanted, looking at them again and again: that they have a condition, that a " +
    "field has a value, that they are there, or that they are gone.",
  usage: [
    "([-f FILENAME] | resource.group/resource.name | resource.group [(-l label | --all)]) [--for=create|--for=delete|" +
    "--for condition=available|--for=jsonpath='{}'[=value]] [options]",
  ],
  flags: [
    { name: "all", kind: "bool", usage: "Every object of the types in the namespace." },
    {
      name: "all-namespaces",
      short: "A",
      kind: "bool",
      usage: "Every namespace; --namespace is then ignored.",
    },
    ...outcomeFlags,
    {
      name: "field-selector",
      kind: "string",
      usage: "Only objects whose fields fit, such as status.phase=Running.",
    },
    ...manifestFlags("Files, folders or addresses that name the objects.").map((flag) =>
      flag.name === "recursive" ? { ...flag, default: true } : flag
    ),
    {
      name: "for",
      kind: "array",
      usage:
        "What to wait for: create, delete, condition=NAME[=VALUE] or jsonpath='{EXPRESSION}'[=VALUE]. Several are " +
        "waited for one after another.",
    },
    { name: "local", kind: "bool", usage: "Look only at what the files say.", hidden: true },
    {
      name: "selector",
      short: "l",
      kind: "string",
      usage: "Only objects whose labels fit, such as app=web.",
    },
    {
      name: "timeout",
      kind: "duration",
      default: 30_000,
      usage: "How long to wait; 0 looks once, a negative time waits a week.",
    },
  ],
  examples: [
    ["Until a pod is ready", "kubectl wait --for=condition=Ready pod/web"],
    ["Until it runs", "kubectl wait --for=jsonpath='{.status.phase}'=Running pod/web"],
    ["Until it is gone", "kubectl wait --for=delete pod/web --timeout=60s"],
  ],
  run: runWait,
};

interface Waiting {
  call: Call;
  connection: Connection;
  print: OutcomePrinter;
  timeoutMs: number;
}

async function runWait(call: Call): Promise<number> {
  const { flags } = call;
  const wishes = flags.list("for");
  if (wishes.length === 0) throw new Error("unrecognized condition: []");
  const conditions = wishes.map(parseWaitCondition);
  const print = await outcomePrinter(call);
  const connection = await call.connect();
  const timeout = flags.number("timeout") ?? 0;
  const waiting: Waiting = { call, connection, print, timeoutMs: timeout < 0 ? WEEK_MS : timeout };
  // Nothing else can be true of what is not there.
  const inOrder = [
    ...conditions.filter(({ kind }) => kind === "create"),
    ...conditions.filter(({ kind }) => kind !== "create"),
  ];
  for (const condition of inOrder) await waitForAll(waiting, condition);
  return 0;
}

const WEEK_MS = 7 * 24 * 3_600_000;

async function waitForAll(waiting: Waiting, condition: WaitCondition): Promise<void> {
  const { call: { io, flags, args }, connection } = waiting;
  const deadlineMs = io.now() + waiting.timeoutMs;
  const found = await findTargets(waiting.call, connection, {
    args,
    selector: flags.string("selector"),
    fieldSelector: flags.string("field-selector"),
    isAll: flags.bool("all"),
    allNamespaces: flags.bool("all-namespaces"),
  });
  if (condition.kind === "create") return await waitForCreation(waiting, found, deadlineMs);
  const errors: unknown[] = [];
  for (const target of found.targets) {
    try {
      await waitForOne(waiting, target, condition, deadlineMs);
    } catch (error) {
      errors.push(error);
    }
  }
  if (found.problem) errors.push(found.problem);
  throwErrors(errors);
  if (found.targets.length === 0 && condition.kind !== "delete") {
    throw new Error("no matching resources found");
  }
}

async function waitForOne(
  { call: { io }, connection, print, timeoutMs }: Waiting,
  target: Target,
  condition: Exclude<WaitCondition, { kind: "create" }>,
  deadlineMs: number,
): Promise<void> {
  const first = await liveOrNone(target);
  if (!first) {
    if (condition.kind === "delete") return;
    await target.live();
    return;
  }
  const isDone = (object: KubeObject | undefined): boolean =>
    condition.kind === "delete"
      ? object === undefined || object.metadata.uid !== first.metadata.uid
      : object !== undefined && condition.holds(object);
  if (timeoutMs === 0) {
    if (!isDone(first)) throw new Error(`condition not met for ${target.resource.name}/${target.name}`);
    return await io.out(print(first, "condition met"));
  }
  const last = await waitUntil({ connection, io, target, deadlineMs, isDone });
  await io.out(print(last ?? first, "condition met"));
}

async function liveOrNone(target: Target): Promise<KubeObject | undefined> {
  try {
    return await target.live();
  } catch (error) {
    if (error instanceof ApiError && error.reason === "NotFound") return undefined;
    throw error;
  }
}

async function waitForCreation(
  { call: { io }, connection, print, timeoutMs }: Waiting,
  { targets, problem }: Targets,
  deadlineMs: number,
): Promise<void> {
  if (problem) throw problem;
  for (const target of targets) {
    const isDone = (object: KubeObject | undefined) => object !== undefined;
    const made = await waitUntil({ connection, io, target, deadlineMs, isDone }).catch((error) => {
      if (io.now() < deadlineMs && timeoutMs !== 0 || error instanceof ApiError) throw error;
      throw new Error("timed out waiting for the condition", { cause: error });
    });
    await io.out(print(made!, "condition met"));
  }
}
