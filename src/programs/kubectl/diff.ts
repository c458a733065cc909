import { ApiError } from "../../cluster/api_error.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import { applyPatch } from "../../kube/apply_patch.ts";
import { lastAppliedText } from "../../kube/last_applied.ts";
import type { JsonObject, KubeObject } from "../../kube/object.ts";
import type { Connection } from "../connection.ts";
import { UsageError } from "../flags.ts";
import type { Call, Program } from "../program.ts";
import { type DiffedObject, diffTexts } from "./diff_texts.ts";
import { kubectlErrorText } from "./error_text.ts";
import { logWarning } from "./log_line.ts";
import { manifestFlags } from "./manifest_flags.ts";
import { type Manifest, readManifests, requireManifests } from "./manifest_source.ts";
import { prunable, pruneFlags, pruneKinds } from "./prune.ts";
import { actOnEach } from "./several_errors.ts";
import { fieldManagerFlag } from "./write_flags.ts";

/** `kubectl diff`. Exit codes as of diff: 0 the same, 1 different, more for an error. */
export const diff: Program = {
  name: "diff",
  summary: "Show what applying files would change",
  description:
    "Shows what applying files would change: objects as they are, and as the server says they would be. " +
    "KUBECTL_EXTERNAL_DIFF names another program to compare the two folders with.",
  usage: ["-f FILENAME [options]"],
  flags: [
    { name: "concurrency", kind: "int", default: 1, usage: "How many objects are asked for at a time." },
    fieldManagerFlag("kubectl-client-side-apply"),
    ...manifestFlags("Files, folders or addresses of the objects."),
    { name: "force-conflicts", kind: "bool", usage: "Take fields that others own (with --server-side)." },
    ...pruneFlags.filter(({ name }) => name !== "all"),
    {
      name: "selector",
      short: "l",
      kind: "string",
      usage: "Only objects whose labels fit, such as app=web.",
    },
    { name: "server-side", kind: "bool", usage: "Let the server merge." },
    { name: "show-managed-fields", kind: "bool", usage: "Compare managedFields, too." },
    { name: "show-secrets", kind: "bool", usage: "Show the values of secrets." },
  ],
  examples: [
    ["What a file would change", "kubectl diff -f web.yaml"],
    ["What comes on standard input", "kubectl diff -f - < web.yaml"],
  ],
  async run(call) {
    try {
      return await runDiff(call);
    } catch (error) {
      if (error instanceof UsageError) {
        await call.io.err(`error: ${error.message}\n${error.hint(call.path)}\n`);
      } else {
        const text = kubectlErrorText(error);
        if (text === undefined) throw error;
        await call.io.err(text.endsWith("\n") ? text : `${text}\n`);
      }
      return FAILED;
    }
  },
};

const FAILED = 2;

async function runDiff(call: Call): Promise<number> {
  const { flags } = call;
  requireManifests(call);
  const connection = await call.connect();
  const kinds = flags.bool("prune")
    ? pruneKinds(await connection.discovery(), flags.list("prune-allowlist"))
    : undefined;
  const read = await readManifests(call, connection, { selector: flags.string("selector") });
  const differing: DiffedObject[] = [];
  const kept = new Set<string | undefined>();
  await actOnEach(read.manifests, async (manifest) => {
    const { live, merged } = await compared(call, connection, manifest);
    kept.add(live?.metadata.uid);
    differing.push({ name: fileName(manifest), live: live ?? "new", merged });
  }, read.problem);
  if (kinds) {
    for await (const found of prunable({ call, connection, kinds, manifests: read.manifests, kept })) {
      const { name = "", namespace } = found.object.metadata;
      const place = { resource: found.resource, name, ...(namespace ? { namespace } : {}) };
      differing.push({ name: fileName(place), live: found.object, merged: "gone" });
    }
  }
  return await diffTexts(call, differing);
}

/** `apps.v1.Deployment.shop.web`. */
function fileName(
  { resource, namespace = "", name }: Pick<Manifest, "resource" | "namespace" | "name">,
): string {
  const { group, version, kind } = resource;
  return `${group ? `${group}.` : ""}${version}.${kind}.${namespace}.${name}`;
}

/** Somebody else may write meanwhile; the last attempt does not care. */
const ATTEMPTS = 4;

async function compared(call: Call, connection: Connection, manifest: Manifest) {
  const { resource, name, object } = manifest;
  for (let attempt = 1;; attempt++) {
    const live = await readLive(call, connection, manifest);
    const isLast = attempt === ATTEMPTS;
    if (isLast) {
      const kind = `${resource.group}/${resource.version}, Kind=${object.kind}`;
      await logWarning(
        call.io,
        "diff.go:723",
        `Object (${kind}: ${name}) keeps changing, diffing without lock`,
      );
    }
    try {
      return { live, merged: await trial(call, connection, { manifest, live, isLocked: !isLast }) };
    } catch (error) {
      if (isLast || !(error instanceof ApiError) || error.reason !== "Conflict") throw error;
    }
  }
}

async function readLive(
  { io }: Call,
  { client }: Connection,
  { resource, namespace, name }: Manifest,
): Promise<KubeObject | undefined> {
  try {
    return await client.get(resourcePath(resource, { namespace, name }), { signal: io.signal });
  } catch (error) {
    if (error instanceof ApiError && error.reason === "NotFound") return undefined;
    throw error;
  }
}

interface Trial {
  manifest: Manifest;
  live: KubeObject | undefined;
  /** Only as long as the object is the one that was read. */
  isLocked: boolean;
}

/** What the server would make of it. */
async function trial(
  { flags, io }: Call,
  { client }: Connection,
  { manifest, live, isLocked }: Trial,
): Promise<KubeObject> {
  const { resource, namespace, name } = manifest;
  const path = resourcePath(resource, { namespace, name });
  const isServerSide = flags.bool("server-side");
  const manager = isServerSide && !flags.has("field-manager") ? "kubectl" : flags.string("field-manager");
  const query = { dryRun: "All", fieldManager: manager };
  const lock = isLocked && live ? { resourceVersion: live.metadata.resourceVersion } : {};
  // The note of apply is no difference.
  const object = JSON.parse(lastAppliedText(manifest.object)) as JsonObject;
  if (isServerSide) {
    const force = flags.bool("force-conflicts");
    const locked = { ...manifest.object, metadata: { ...manifest.object.metadata, ...lock } };
    return await client.patch(path, "apply", locked, { query: { ...query, force }, signal: io.signal });
  }
  if (!live) {
    return await client.create(resourcePath(resource, { namespace }), object, { query, signal: io.signal });
  }
  const { type, body } = applyPatch(live, object, resource);
  const metadata = { ...body["metadata"] as JsonObject | undefined, ...lock };
  return await client.patch(path, type, { ...body, metadata }, { query, signal: io.signal });
}
