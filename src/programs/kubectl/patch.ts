import { ApiError } from "../../cluster/api_error.ts";
import type { PatchType } from "../../cluster/client.ts";
import { goJson } from "../../kube/go_value.ts";
import { jsonEqual } from "../../kube/json_equal.ts";
import { applyJsonPatch } from "../../kube/json_patch.ts";
import { definitionName } from "../../kube/merge_facts.ts";
import { applyMergePatch } from "../../kube/merge_patch.ts";
import { parseGroupVersion } from "../../kube/group_version.ts";
import type { Json, JsonObject, KubeObject } from "../../kube/object.ts";
import { applyStrategicPatch } from "../../kube/strategic_patch.ts";
import { parseYaml } from "../../kube/yaml.ts";
import type { Call, Program } from "../program.ts";
import { type DryRun, dryRunFlag, dryRunOf } from "./dry_run.ts";
import { manifestFlags } from "./manifest_flags.ts";
import { readLocalManifests } from "./manifest_source.ts";
import { outcomeFlags, outcomePrinter } from "./outcome.ts";
import { actOnEach } from "./several_errors.ts";
import { findTargets, type Target, targetPath } from "./targets.ts";
import { fieldManagerFlag, writeQuery } from "./write_flags.ts";

/** `kubectl patch`. */
export const patch: Program = {
  name: "patch",
  summary: "Change parts of objects",
  description:
    "Changes fields by a strategic merge patch (lists merge by their keys; not for custom kinds), a JSON " +
    "merge patch (lists are replaced) or a JSON patch (a list of operations). JSON and YAML are understood.",
  usage: ["(-f FILENAME | TYPE NAME) [-p PATCH|--patch-file FILE] [options]"],
  flags: [
    ...outcomeFlags,
    dryRunFlag,
    fieldManagerFlag("kubectl-patch"),
    ...manifestFlags("Files, folders or addresses that name the objects."),
    { name: "local", kind: "bool", usage: "Patch only what the files say, without asking the server." },
    { name: "patch", short: "p", kind: "string", usage: "The patch." },
    { name: "patch-file", kind: "string", usage: "A file that holds the patch." },
    { name: "subresource", kind: "string", usage: "A part of the object, such as status or scale." },
    {
      name: "type",
      kind: "string",
      default: "strategic",
      usage: "What sort of patch it is: json, merge or strategic.",
    },
  ],
  examples: [
    ["Take a node out of service", `kubectl patch node eli01 -p '{"spec":{"unschedulable":true}}'`],
    ["A change from a file", "kubectl patch deploy web --patch-file patch.yaml"],
    [
      "One operation",
      `kubectl patch deploy web --type=json -p '[{"op":"replace","path":"/spec/replicas","value":3}]'`,
    ],
  ],
  run: runPatch,
};

interface Patching {
  call: Call;
  type: PatchType;
  body: string;
  dryRun: DryRun;
  print: Awaited<ReturnType<typeof outcomePrinter>>;
}

async function runPatch(call: Call): Promise<number> {
  const { flags, args } = call;
  const dryRun = await dryRunOf(call);
  const type = checkedType(call, dryRun);
  const body = asJsonText(await patchText(call), call.flags.string("patch"));
  // kubectl does not say here that it was a trial.
  const patching: Patching = { call, type, body, dryRun, print: await outcomePrinter(call) };
  if (flags.bool("local")) return await patchLocally(patching);
  const connection = await call.connect();
  const subresource = flags.string("subresource");
  const { targets, problem } = await findTargets(call, connection, {
    args,
    ...(subresource ? { subresource } : {}),
  });
  await actOnEach(targets, (target) => patchOne(patching, target), problem);
  if (targets.length === 0) throw new Error("no objects passed to patch");
  return 0;
}

function checkedType({ flags, args }: Call, dryRun: DryRun): PatchType {
  if (flags.string("patch") !== "" && flags.string("patch-file") !== "") {
    throw new Error("cannot specify --patch and --patch-file together");
  }
  if (flags.string("patch") === "" && flags.string("patch-file") === "") {
    throw new Error("must specify --patch or --patch-file containing the contents of the patch");
  }
  if (flags.bool("local") && args.length > 0) throw new Error("cannot specify --local and server resources");
  if (flags.bool("local") && dryRun === "server") {
    throw new Error("cannot specify --local and --dry-run=server - did you mean --dry-run=client?");
  }
  const type = flags.string("type").toLowerCase();
  if (type === "json" || type === "merge" || type === "strategic") return type;
  throw new Error(`--type must be one of [json merge strategic], not ${JSON.stringify(type)}`);
}

async function patchText({ flags, io }: Call): Promise<string> {
  const path = flags.string("patch-file");
  if (path === "") return flags.string("patch");
  try {
    return await io.readFile(path);
  } catch (error) {
    const isMissing = (error as { code?: string }).code === "ENOENT" || (error as Error).name === "NotFound";
    const reason = isMissing ? "no such file or directory" : (error as Error).message;
    throw new Error(`unable to read patch file: open ${path}: ${reason}`, { cause: error });
  }
}

/** What begins like JSON goes as it is; the server says what is wrong with it. Errors tell `told`: the flag, not the file. */
function asJsonText(text: string, told: string): string {
  if (text.trimStart().startsWith("{")) return text;
  try {
    return goJson(parseYaml(text));
  } catch (error) {
    const reason = (error as Error).message.replace(/^error converting YAML to JSON: /, "");
    throw new Error(`unable to parse ${JSON.stringify(told)}: ${reason}`, { cause: error });
  }
}

async function patchOne({ call, type, body, dryRun, print }: Patching, target: Target): Promise<void> {
  const { flags, io, connect } = call;
  const before = await target.live();
  if (dryRun === "client") {
    const after = patchedHere(before, type, body);
    await io.out(print(after, operation(before, after)));
    return;
  }
  const { client } = await connect();
  const path = targetPath(target, flags.string("subresource"));
  const query = writeQuery(flags, dryRun);
  const after = await client.patch(path, type, body, { query, signal: io.signal })
    .catch((error) => Promise.reject(unsupported(error, type, target)));
  await io.out(print(after, operation(before, after)));
}

/** Custom kinds have no strategic merge patch. */
function unsupported(error: unknown, type: PatchType, { resource }: Target): unknown {
  if (!(error instanceof ApiError) || error.reason !== "UnsupportedMediaType") return error;
  const sort = type === "json" ? "json-patch" : type === "merge" ? "merge-patch" : "strategic-merge-patch";
  const { group, version, kind } = resource;
  return new Error(
    `application/${sort}+json is not supported by ${group}/${version}, Kind=${kind}: ${error.message}`,
    {
      cause: error,
    },
  );
}

async function patchLocally({ call, type, body, print }: Patching): Promise<number> {
  const { manifests, problem } = await readLocalManifests(call);
  await actOnEach(manifests, async ({ object }) => {
    const after = patchedHere(object, type, body);
    await call.io.out(print(after, operation(object, after)));
  }, problem);
  if (manifests.length === 0) throw new Error("no objects passed to patch");
  return 0;
}

function operation(before: KubeObject, after: KubeObject): string {
  return jsonEqual(before as Json, after as Json) ? "patched (no change)" : "patched";
}

function patchedHere(object: KubeObject, type: PatchType, body: string): KubeObject {
  const target = object as JsonObject;
  const change = JSON.parse(body) as Json;
  if (type === "json") return applyJsonPatch(target, change) as unknown as KubeObject;
  if (type === "merge") return applyMergePatch(target, change) as unknown as KubeObject;
  const { apiVersion = "", kind = "" } = object;
  const definition = definitionName({ ...parseGroupVersion(apiVersion), kind });
  if (!definition) {
    const { group, version } = parseGroupVersion(apiVersion);
    throw new Error(
      `cannot apply strategic merge patch for ${group}/${version}, Kind=${kind} locally, try --type merge`,
    );
  }
  return applyStrategicPatch(target, change, definition) as unknown as KubeObject;
}
