import type { Query } from "../../cluster/client.ts";
import { printGroupName } from "../../kube/group_version.ts";
import type { KubeObject } from "../../kube/object.ts";
import { printObjectName } from "../../kube/print_object.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import { withLastApplied } from "../../kube/last_applied.ts";
import type { Connection } from "../connection.ts";
import type { Call, Program } from "../program.ts";
import { creations } from "./create/mod.ts";
import { type DryRun, dryRunFlag, dryRunOf, dryRunSuffix } from "./dry_run.ts";
import { editFormat, editHeader } from "./edit.ts";
import { runEditSession, windowsLinesFlag } from "./edit_session.ts";
import { manifestFlags } from "./manifest_flags.ts";
import { type Manifest, readManifests, requireManifests } from "./manifest_source.ts";
import { outcomeFlags, type OutcomePrinter, outcomePrinter } from "./outcome.ts";
import { sendRawFile } from "./raw_request.ts";
import { actOnEach } from "./several_errors.ts";
import { withSource } from "./source_error.ts";
import { fieldManagerFlag, validateFlag, validationOf, writeQuery } from "./write_flags.ts";
import { unversioned } from "./unversioned.ts";

/** `kubectl create -f`; its subcommands make objects without a file. */
export const create: Program = {
  name: "create",
  summary: "Make new objects, from files or by kind",
  description:
    "Creates the objects of files, folders, addresses or standard input. JSON and YAML are understood.",
  usage: ["-f FILENAME [options]"],
  flags: [
    ...outcomeFlags,
    dryRunFlag,
    { name: "edit", kind: "bool", usage: "Change the objects in an editor before they are created." },
    fieldManagerFlag("kubectl-create"),
    ...manifestFlags("Files, folders or addresses of the objects to create."),
    { name: "raw", kind: "string", usage: "A path of the API to POST the file to, as it is." },
    {
      name: "save-config",
      kind: "bool",
      usage: "Note the manifest in the object, so that apply can go on from it.",
    },
    {
      name: "selector",
      short: "l",
      kind: "string",
      usage: "Only objects whose labels fit, such as app=web.",
    },
    validateFlag,
    windowsLinesFlag,
  ],
  examples: [
    ["The objects of a file", "kubectl create -f pod.yaml"],
    ["What comes on standard input", "kubectl create -f - < pod.json"],
  ],
  programs: creations,
  run: runCreate,
};

async function runCreate(call: Call): Promise<number> {
  const { flags } = call;
  requireManifests(call);
  if (flags.string("raw") !== "") {
    if (flags.bool("edit")) throw new Error("--raw and --edit are mutually exclusive");
    return await sendRawFile(call, "POST");
  }
  const validation = validationOf(flags);
  const dryRun = await dryRunOf(call);
  const format = flags.bool("edit") ? editFormat(flags.string("output")) : undefined;
  const print = format
    ? (object: KubeObject) => `${printObjectName(object)} created${dryRunSuffix(dryRun)}\n`
    : await outcomePrinter(call, dryRun);
  const connection = await call.connect();
  const isValidated = validation !== "Ignore";
  const read = await readManifests(call, connection, { selector: flags.string("selector"), isValidated });
  const creating: Creating = {
    call,
    connection,
    dryRun,
    print,
    query: writeQuery(flags, dryRun, validation),
  };
  await actOnEach(
    read.manifests,
    (manifest) =>
      format ? editFirst(creating, manifest, format) : createOne(creating, manifest, manifest.object),
    read.problem,
  );
  if (read.manifests.length === 0) throw new Error("no objects passed to create");
  return 0;
}

interface Creating {
  call: Call;
  connection: Connection;
  dryRun: DryRun;
  print: OutcomePrinter;
  query: Query;
}

async function createOne(
  { call: { flags, io }, connection, dryRun, print, query }: Creating,
  { resource, namespace, source }: Manifest,
  object: KubeObject,
): Promise<void> {
  const wanted = flags.bool("save-config") ? withLastApplied(object) as unknown as KubeObject : object;
  if (dryRun === "client") return await io.out(print(wanted, "created"));
  let made: KubeObject;
  try {
    made = await connection.client.create(resourcePath(resource, { namespace }), unversioned(wanted), {
      query,
      signal: io.signal,
    });
  } catch (error) {
    throw withSource("creating", source, error);
  }
  await io.out(print(made, "created"));
}

/** What is left as it was is not created. */
async function editFirst(creating: Creating, manifest: Manifest, format: "json" | "yaml"): Promise<void> {
  const { resource: { name, group } } = manifest;
  await runEditSession({
    io: creating.call.io,
    objects: [manifest.object],
    format,
    header: editHeader,
    isForWindows: creating.call.flags.bool("windows-line-endings"),
    title: `${printGroupName(name, group)} ${JSON.stringify(manifest.name)}`,
    async send(objects) {
      for (const object of objects) await createOne(creating, manifest, object);
      return { refusals: [] };
    },
  });
}
