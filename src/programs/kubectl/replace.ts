import { ApiError } from "../../cluster/api_error.ts";
import type { Query } from "../../cluster/client.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import { withLastApplied } from "../../kube/last_applied.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { Connection } from "../connection.ts";
import type { Call, Program } from "../program.ts";
import { cascadeOf, deleteTargets, deletionFlags } from "./delete_targets.ts";
import { type DryRun, dryRunFlag, dryRunOf } from "./dry_run.ts";
import { manifestFlags } from "./manifest_flags.ts";
import { type Manifest, readManifests, requireManifests } from "./manifest_source.ts";
import { outcomeFlags, type OutcomePrinter, outcomePrinter } from "./outcome.ts";
import { sendRawFile } from "./raw_request.ts";
import { actOnEach } from "./several_errors.ts";
import { withSource } from "./source_error.ts";
import { type Target, targetPath } from "./targets.ts";
import { fieldManagerFlag, validateFlag, validationOf, writeQuery } from "./write_flags.ts";
import { unversioned } from "./unversioned.ts";

/** `kubectl replace`. */
export const replace: Program = {
  name: "replace",
  summary: "Put files in the place of objects",
  description:
    "Puts the object of a file in the place of the one on the server; all of it has to be in the file. With " +
    "--force the old one is deleted and a new one created.",
  usage: ["-f FILENAME [options]"],
  flags: [
    ...outcomeFlags,
    ...deletionFlags,
    dryRunFlag,
    fieldManagerFlag("kubectl-replace"),
    ...manifestFlags("Files, folders or addresses of the objects."),
    { name: "raw", kind: "string", usage: "A path of the API to PUT the file to, as it is." },
    {
      name: "save-config",
      kind: "bool",
      usage: "Note the manifest in the object, so that apply can go on from it.",
    },
    { name: "subresource", kind: "string", usage: "A part of the object, such as status or scale." },
    validateFlag,
    {
      name: "wait",
      kind: "bool",
      usage: "Wait until what --force deletes is gone; that is done in any case.",
    },
  ],
  examples: [
    ["The object of a file", "kubectl replace -f pod.yaml"],
    ["Delete and create it again", "kubectl replace --force -f pod.yaml"],
  ],
  run: runReplace,
};

interface Replacing {
  call: Call;
  connection: Connection;
  dryRun: DryRun;
  query: Query;
  print: OutcomePrinter;
}

async function runReplace(call: Call): Promise<number> {
  const { flags, io } = call;
  const dryRun = await dryRunOf(call);
  const print = await outcomePrinter(call, dryRun);
  const validation = validationOf(flags);
  checkForce(call, dryRun);
  // Unlike create, this passes over arguments.
  requireManifests({ flags, args: [] });
  if (flags.string("raw") !== "") return await sendRawFile(call, "PUT");
  const connection = await call.connect();
  const read = await readManifests(call, connection, { isValidated: validation !== "Ignore" });
  const query = writeQuery(flags, dryRun, validation);
  const replacing: Replacing = { call, connection, dryRun, query, print };
  const prepare = (object: KubeObject): KubeObject =>
    flags.bool("save-config") ? withLastApplied(object) as unknown as KubeObject : object;
  if (flags.bool("force")) await deleteFirst(replacing, read.manifests);
  await actOnEach(read.manifests, async (manifest) => {
    const object = prepare(manifest.object);
    const answer = dryRun === "client"
      ? object
      : flags.bool("force")
      ? await createAnew(replacing, manifest, object)
      : await put(replacing, manifest, object);
    await io.out(print(answer, "replaced"));
  }, read.problem);
  return 0;
}

function checkForce({ flags }: Call, dryRun: DryRun): void {
  if (!flags.bool("force")) {
    if ((flags.number("grace-period") ?? -1) >= 0) {
      throw new Error("--grace-period must have --force specified");
    }
    if ((flags.number("timeout") ?? 0) !== 0) throw new Error("--timeout must have --force specified");
  } else if (dryRun !== "none") throw new Error("--dry-run can not be used when --force is set");
}

/** What is on the server gives way whatever its version: the newest is taken first. */
async function put(
  { call: { flags, io }, connection: { client }, query }: Replacing,
  manifest: Manifest,
  object: KubeObject,
): Promise<KubeObject> {
  const { resource, namespace, name, source } = manifest;
  try {
    const subresource = flags.string("subresource");
    const path = resourcePath(resource, { namespace, name, ...(subresource ? { subresource } : {}) });
    const version = object.metadata.resourceVersion ||
      await client.get(resourcePath(resource, { namespace, name }), { signal: io.signal })
        .then(({ metadata }) => metadata.resourceVersion, ifMissing);
    const metadata = { ...object.metadata, ...(version ? { resourceVersion: version } : {}) };
    return await client.update(path, { ...object, metadata }, { query, signal: io.signal });
  } catch (error) {
    throw withSource("replacing", source, error);
  }
}

/** Then the PUT says so. */
function ifMissing(error: unknown): undefined {
  if (error instanceof ApiError) return undefined;
  throw error;
}

async function createAnew(
  { call: { io }, connection: { client }, query }: Replacing,
  { resource, namespace, source }: Manifest,
  object: KubeObject,
): Promise<KubeObject> {
  try {
    return await client.create(resourcePath(resource, { namespace }), unversioned(object), {
      query,
      signal: io.signal,
    });
  } catch (error) {
    throw withSource("creating", source, error);
  }
}

async function deleteFirst({ call, connection }: Replacing, manifests: readonly Manifest[]): Promise<void> {
  const { flags, io } = call;
  const grace = flags.number("grace-period") ?? -1;
  const targets = manifests.map((manifest): Target => {
    const target: Target = { ...manifest, live: () => connection.client.get(targetPath(target)) };
    return target;
  });
  await deleteTargets({ targets }, {
    connection,
    io,
    graceSeconds: grace < 0 ? undefined : grace,
    cascade: await cascadeOf(flags, io),
    dryRun: "none",
    ignoresMissing: true,
    isNameOnly: false,
    waits: true,
    timeoutMs: flags.number("timeout") || REPLACE_TIMEOUT_MS,
    warnsOfClusterScope: false,
  });
}

/** What is not gone by then is in the way. */
const REPLACE_TIMEOUT_MS = 5 * 60_000;
