import type { Call, LazyProgram, Program } from "../program.ts";
import { applyClientSide } from "./apply_client_side.ts";
import { applyPrinter } from "./apply_printer.ts";
import { applyServerSide } from "./apply_server_side.ts";
import type { Applied, Applying } from "./applying.ts";
import { cascadeOf, deletionFlags } from "./delete_targets.ts";
import { type DryRun, dryRunFlag, dryRunOf } from "./dry_run.ts";
import { manifestFlags } from "./manifest_flags.ts";
import { readManifests, requireManifests } from "./manifest_source.ts";
import { outcomeFlags } from "./outcome.ts";
import { prune, pruneFlags, pruneKinds } from "./prune.ts";
import { throwErrors } from "./several_errors.ts";
import { fieldManagerFlag, validateFlag, validationOf, writeQuery } from "./write_flags.ts";

const programs: readonly LazyProgram[] = [
  {
    name: "edit-last-applied",
    summary: "Change in an editor what was noted as applied last",
    load: async () => (await import("./apply/edit_last_applied.ts")).editLastApplied,
  },
  {
    name: "view-last-applied",
    summary: "Print what was noted as applied last",
    load: async () => (await import("./apply/view_last_applied.ts")).viewLastApplied,
  },
  {
    name: "set-last-applied",
    summary: "Note the content of a file as what was applied last",
    load: async () => (await import("./apply/set_last_applied.ts")).setLastApplied,
  },
];

/** `kubectl apply`. */
export const apply: Program = {
  name: "apply",
  summary: "Make objects as files say, new or changed",
  description:
    "Makes objects as files describe them: creates what is not there, changes what differs, and takes away " +
    "what stood in the file the last time and does not any more. What others set stays. With --server-side the " +
    "server does so by who owns which field.",
  usage: ["(-f FILENAME | -k DIRECTORY) [options]"],
  flags: [
    ...outcomeFlags,
    ...deletionFlags,
    dryRunFlag,
    fieldManagerFlag("kubectl-client-side-apply"),
    ...manifestFlags("Files, folders or addresses of the objects."),
    { name: "force-conflicts", kind: "bool", usage: "Take fields that others own (with --server-side)." },
    {
      name: "openapi-patch",
      kind: "bool",
      default: true,
      usage: "Read how lists merge from the server; here the facts are built in.",
    },
    {
      name: "overwrite",
      kind: "bool",
      default: true,
      usage: "What the file says wins over what is there.",
    },
    ...pruneFlags,
    {
      name: "selector",
      short: "l",
      kind: "string",
      usage: "Only objects whose labels fit, such as app=web.",
    },
    { name: "server-side", kind: "bool", usage: "Let the server merge." },
    {
      name: "subresource",
      kind: "string",
      usage: "A part of the object, such as status (with --server-side).",
    },
    validateFlag,
    { name: "wait", kind: "bool", usage: "Wait until what is pruned is gone." },
  ],
  examples: [
    ["The objects of a file", "kubectl apply -f web.yaml"],
    ["What a kustomization builds", "kubectl apply -k folder/"],
    ["What comes on standard input", "kubectl apply -f - < web.yaml"],
    [
      "Of all config maps keep only those in the file",
      "kubectl apply --prune -f web.yaml --all --prune-allowlist=core/v1/ConfigMap",
    ],
  ],
  programs,
  run: runApply,
};

async function runApply(call: Call): Promise<number> {
  const { flags, io } = call;
  const dryRun = await dryRunOf(call);
  const validation = validationOf(flags);
  checkFlags(call, dryRun);
  requireManifests(call);
  const cascade = await cascadeOf(flags, io);
  const printer = await applyPrinter(call, dryRun);
  const connection = await call.connect();
  // Refused before anything is applied.
  const kinds = flags.bool("prune")
    ? pruneKinds(await connection.discovery(), flags.list("prune-allowlist"))
    : undefined;
  const isValidated = validation !== "Ignore";
  const read = await readManifests(call, connection, { selector: flags.string("selector"), isValidated });
  const errors: unknown[] = read.problem ? [read.problem] : [];
  if (read.manifests.length === 0 && errors.length === 0) throw new Error("no objects passed to apply");
  const isServerSide = flags.bool("server-side");
  const query = writeQuery(flags, dryRun, validation);
  if (isServerSide && !flags.has("field-manager")) query["fieldManager"] = "kubectl";
  const applying: Applying = { call, connection, dryRun, query, cascade };
  const applied: Applied[] = [];
  for (const manifest of read.manifests) {
    try {
      const { name, object } = manifest;
      if (name === "" && object.metadata.generateName) {
        throw new Error(`from ${object.metadata.generateName}: cannot use generate name with apply`);
      }
      const one = isServerSide
        ? await applyServerSide(applying, manifest)
        : await applyClientSide(applying, manifest);
      applied.push(one);
      await printer.each(one);
    } catch (error) {
      errors.push(error);
    }
  }
  throwErrors(errors);
  await printer.end(applied);
  if (kinds) await prune({ ...applying, applied, kinds });
  return 0;
}

/** In the order of the original. */
function checkFlags({ flags }: Call, dryRun: DryRun): void {
  const isServerSide = flags.bool("server-side");
  if (flags.bool("force-conflicts") && !isServerSide) {
    throw new Error("--force-conflicts only works with --server-side");
  }
  if (dryRun === "client" && isServerSide) {
    throw new Error(
      "--dry-run=client doesn't work with --server-side (did you mean --dry-run=server instead?)",
    );
  }
  if (dryRun === "server" && flags.bool("force")) {
    throw new Error("--dry-run=server cannot be used with --force");
  }
  if (flags.bool("force") && isServerSide) throw new Error("--force cannot be used with --server-side");
  if (flags.bool("all") && flags.string("selector") !== "") {
    throw new Error("cannot set --all and --selector at the same time");
  }
  if (flags.bool("prune") && !flags.bool("all") && flags.string("selector") === "") {
    throw new Error(
      "all resources selected for prune without explicitly passing --all. To prune all resources, pass the --all " +
        "flag. If you did not mean to prune all resources, specify a label selector",
    );
  }
  if (flags.bool("prune") && isServerSide) {
    throw new Error("--prune is in alpha and doesn't currently work on objects created by server-side apply");
  }
  if (flags.string("subresource") !== "" && !isServerSide) {
    throw new Error("--subresource can only be specified for --server-side");
  }
}
