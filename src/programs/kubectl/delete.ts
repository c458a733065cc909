import { printGroupName } from "../../kube/group_version.ts";
import type { Flag } from "../flags.ts";
import type { Call, Program } from "../program.ts";
import { cascadeOf, deleteTargets, deletionFlags } from "./delete_targets.ts";
import { dryRunFlag, dryRunOf } from "./dry_run.ts";
import { manifestFlags } from "./manifest_flags.ts";
import { rawRequest } from "./raw_request.ts";
import { findTargets, type Targets } from "./targets.ts";

/** `kubectl delete`. */
export const remove: Program = {
  name: "delete",
  summary: "Delete objects, by files, names or labels",
  description:
    "Deletes objects, and waits until they are gone. Some are gone at once, others go on for a while: pods " +
    "get time to end, and whoever holds a finalizer has to let go first.",
  usage: ["([-f FILENAME] | [-k DIRECTORY] | TYPE [(NAME | -l label | --all)]) [options]"],
  flags: [
    { name: "all", kind: "bool", usage: "Every object of the types in the namespace." },
    {
      name: "all-namespaces",
      short: "A",
      kind: "bool",
      usage: "Every namespace; --namespace is then ignored.",
    },
    ...deletionFlags,
    dryRunFlag,
    {
      name: "field-selector",
      kind: "string",
      usage: "Only objects whose fields fit, such as status.phase=Failed.",
    },
    ...manifestFlags("Files, folders or addresses of the objects to delete."),
    {
      name: "ignore-not-found",
      kind: "bool",
      usage: "An object that is not there is no error; so it is with --all and selectors.",
    },
    {
      name: "interactive",
      short: "i",
      kind: "bool",
      usage: "Show what would be deleted, and ask.",
    },
    { name: "now", kind: "bool", usage: "Give pods one second to end (--grace-period=1)." },
    { name: "output", short: "o", kind: "string", usage: "Only `name`: TYPE/NAME instead of a sentence." },
    { name: "raw", kind: "string", usage: "A path of the API to DELETE, as it is." },
    {
      name: "selector",
      short: "l",
      kind: "string",
      usage: "Only objects whose labels fit, such as app=web,tier!=cache.",
    },
    { name: "wait", kind: "bool", default: true, usage: "Wait until the objects are gone." },
  ] satisfies Flag[],
  examples: [
    ["What a file describes", "kubectl delete -f web.yaml"],
    ["Two pods", "kubectl delete pod web-0 web-1"],
    ["All of one app", "kubectl delete deploy,svc -l app=web"],
    ["A pod whose node does not answer", "kubectl delete pod web-0 --force"],
  ],
  run: runDelete,
};

async function runDelete(call: Call): Promise<number> {
  const { flags, args, io } = call;
  const grace = graceOf(call);
  const dryRun = await dryRunOf(call);
  const cascade = await cascadeOf(flags, io);
  if (flags.string("raw") !== "") return await rawRequest(call, "DELETE", flags.string("raw"));
  const isChoice = flags.bool("all") || flags.string("selector") !== "" ||
    flags.string("field-selector") !== "";
  if (flags.bool("all") && flags.string("field-selector") !== "") {
    throw new Error("setting 'all' parameter but found a non empty selector. ");
  }
  const connection = await call.connect();
  const found = await findTargets(call, connection, {
    args,
    selector: flags.string("selector"),
    fieldSelector: flags.string("field-selector"),
    isAll: flags.bool("all"),
    allNamespaces: flags.bool("all-namespaces"),
  });
  const output = flags.string("output");
  if (output !== "" && output !== "name") {
    throw new Error(`unexpected -o output mode: ${output}. We only support '-o name'`);
  }
  await checkForce(call, grace);
  if (flags.bool("interactive") && !(await isConfirmed(call, found))) return 0;
  const isNone = found.targets.length === 0 && !found.problem;
  if (isNone) {
    await io.out("No resources found\n");
    return 0;
  }
  await deleteTargets(found, {
    connection,
    io,
    graceSeconds: grace,
    cascade,
    dryRun,
    ignoresMissing: flags.has("ignore-not-found") ? flags.bool("ignore-not-found") : isChoice,
    isNameOnly: output === "name",
    waits: flags.bool("wait"),
    timeoutMs: flags.number("timeout") ?? 0,
    warnsOfClusterScope: flags.has("namespace") && !flags.bool("all-namespaces"),
  });
  return 0;
}

/** Seconds; undefined: as each pod says. */
function graceOf({ flags }: Call): number | undefined {
  const given = flags.number("grace-period") ?? -1;
  if (flags.bool("now")) {
    if (given !== -1) throw new Error("--now and --grace-period cannot be specified together");
    return 1;
  }
  if (flags.bool("force")) return Math.max(given, 0);
  // A zero that is not forced gives a second: nobody loses data by a slip.
  return given === 0 ? 1 : given < 0 ? undefined : given;
}

async function checkForce({ flags, io }: Call, grace: number | undefined): Promise<void> {
  if (!flags.bool("force")) return;
  if (grace === 0) return await io.err(FORCE_WARNING);
  throw new Error("--force and --grace-period greater than 0 cannot be specified together");
}

const FORCE_WARNING =
  "Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. " +
  "The resource may continue to run on the cluster indefinitely.\n";

async function isConfirmed({ io }: Call, { targets }: Targets): Promise<boolean> {
  if (targets.length === 0) return true;
  const names = targets.map(({ resource: { kind, group }, name }) =>
    `${printGroupName(kind, group).toLowerCase()}/${name}\n`
  );
  await io.out(`You are about to delete the following ${targets.length} resource(s):\n${names.join("")}`);
  await io.out("Do you want to continue? (y/N): ");
  if (/^y(es)?$/i.test(await readLine(io))) return true;
  await io.out("deletion is cancelled\n");
  return false;
}

async function readLine(io: Call["io"]): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of io.input(io.signal)) {
    text += decoder.decode(chunk, { stream: true });
    if (text.includes("\n")) break;
  }
  return text.split("\n", 1)[0]!.trim();
}
