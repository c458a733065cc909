import { ApiError } from "../../../cluster/api_error.ts";
import type { Client } from "../../../cluster/client.ts";
import { resourcePath } from "../../../cluster/resource_path.ts";
import { isJsonObject } from "../../../kube/merge_type.ts";
import type { KubeObject } from "../../../kube/object.ts";
import {
  reconcileBinding,
  reconcileRole,
  type Reconciliation,
  type Subject,
} from "../../../kube/role_reconciliation.ts";
import type { PolicyRule } from "../../../kube/rule_cover.ts";
import type { Call, Program } from "../../program.ts";
import { dryRunFlag, dryRunOf } from "../dry_run.ts";
import { hasManifests, manifestFlags } from "../manifest_flags.ts";
import { readLocalManifests } from "../manifest_source.ts";
import { outcomeFlags } from "../outcome.ts";
import { actOnEach } from "../several_errors.ts";
import { typedPrinter } from "../typed_object.ts";

/** `kubectl auth reconcile`. */
export const reconcile: Program = {
  name: "reconcile",
  summary: "Bring roles and their bindings to what files say",
  description:
    "Makes the roles and bindings of files, with their namespaces, and adds to those that are there what they lack: " +
    "rules are compared by what they allow, not by how they are written. What is there besides stays, unless a flag " +
    "says otherwise. Other kinds are passed over.",
  usage: ["-f FILENAME"],
  flags: [
    ...outcomeFlags,
    dryRunFlag,
    ...manifestFlags("Files, folders or addresses with roles and bindings."),
    { name: "remove-extra-permissions", kind: "bool", usage: "Take from roles what the files do not give." },
    { name: "remove-extra-subjects", kind: "bool", usage: "Take from bindings whom the files do not name." },
  ],
  examples: [["From a file", "kubectl auth reconcile -f roles.yaml"]],
  run: runReconcile,
};

const RESOURCES: Record<string, string> = {
  Role: "roles",
  ClusterRole: "clusterroles",
  RoleBinding: "rolebindings",
  ClusterRoleBinding: "clusterrolebindings",
};
const GROUP = "rbac.authorization.k8s.io";

async function runReconcile(call: Call): Promise<number> {
  const { args, io } = call;
  if (!hasManifests(call)) throw new Error("must specify one of -f and -k");
  if (args.length > 0) throw new Error("no arguments are allowed");
  const dryRun = await dryRunOf(call);
  if (dryRun === "server") throw new Error("--dry-run=server for command reconcile is not supported yet");
  const print = await typedPrinter(call, dryRun);
  const { manifests, problem } = await readLocalManifests(call);
  const { client } = await call.connect();
  await actOnEach(manifests, async ({ object }) => {
    const { apiVersion = "", kind = "" } = object;
    if (!apiVersion.startsWith(`${GROUP}/`) || !Object.hasOwn(RESOURCES, kind)) return;
    if (apiVersion !== `${GROUP}/v1`) {
      throw new Error(`only ${GROUP}/v1 is supported: not *${apiVersion.split("/")[1]}.${kind}`);
    }
    const found = await reconciled(call, client, inTypeOrder(object), dryRun === "none");
    await io.out(print(inTypeOrder({ apiVersion, kind, ...found.object }), "reconciled"));
    await io.err(remarks(found, call));
  }, problem);
  return 0;
}

/** Fields of the types, and of what is in them, in their order. */
const FIELDS: Record<string, readonly string[]> = {
  rules: ["verbs", "apiGroups", "resources", "resourceNames", "nonResourceURLs"],
  aggregationRule: ["clusterRoleSelectors"],
  subjects: ["kind", "apiGroup", "name", "namespace"],
  roleRef: ["apiGroup", "kind", "name"],
};

/** As a client writes it that knows the Go types: JSON keeps the order. */
function inTypeOrder(object: KubeObject): KubeObject {
  const ordered = { ...object };
  for (const [field, keys] of Object.entries(FIELDS)) {
    const value = object[field];
    if (value === undefined) continue;
    delete ordered[field];
    ordered[field] = Array.isArray(value) ? value.map((one) => picked(one, keys)) : picked(value, keys);
  }
  return ordered;
}

function picked(value: unknown, keys: readonly string[]): unknown {
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(keys.flatMap((key) => value[key] === undefined ? [] : [[key, value[key]]]));
}

/** Who makes and removes it meanwhile is followed that often. */
const ATTEMPTS = 3;

async function reconciled(
  { flags, io }: Call,
  client: Client,
  expected: KubeObject,
  isConfirmed: boolean,
): Promise<Reconciliation> {
  const isRole = !expected.kind!.endsWith("Binding");
  const removesExtra = flags.bool(isRole ? "remove-extra-permissions" : "remove-extra-subjects");
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const existing = await orUndefined(
      "NotFound",
      client.get(pathOf(expected, "named"), { signal: io.signal }),
    );
    const found = (isRole ? reconcileRole : reconcileBinding)(expected, existing, removesExtra);
    if (found.isProtected || !isConfirmed || found.operation === "none") return found;
    const object = await write(client, found, existing, io.signal);
    if (object) return { ...found, object };
  }
  throw new Error("exceeded maximum attempts");
}

/** Undefined: somebody else was faster. */
async function write(
  client: Client,
  { operation, object }: Reconciliation,
  existing: KubeObject | undefined,
  signal: AbortSignal,
): Promise<KubeObject | undefined> {
  if (operation === "update") {
    return await orUndefined("NotFound", client.update(pathOf(object, "named"), object, { signal }));
  }
  if (operation === "recreate") {
    const preconditions = { uid: existing?.metadata.uid };
    await orUndefined("NotFound", client.delete(pathOf(object, "named"), { preconditions }, { signal }));
  }
  if (operation === "create" && RESOURCES[object.kind!]!.startsWith("role")) {
    await ensureNamespace(client, object.metadata.namespace ?? "", signal);
  }
  return await orUndefined("AlreadyExists", client.create(pathOf(object), object, { signal }));
}

/** As good as it goes: who may write roles need not be one who may write namespaces. */
async function ensureNamespace(client: Client, name: string, signal: AbortSignal): Promise<void> {
  const namespaces = { group: "", version: "v1", name: "namespaces" };
  try {
    await client.get(resourcePath(namespaces, { name }), { signal });
  } catch (error) {
    if (error instanceof ApiError && error.reason === "Forbidden") return;
    if (!(error instanceof ApiError) || error.reason !== "NotFound") throw error;
    const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name } };
    await client.create(resourcePath(namespaces), namespace, { signal }).catch((refusal) => {
      if (refusal instanceof ApiError && /^(AlreadyExists|Forbidden)$/.test(refusal.reason ?? "")) return;
      throw refusal;
    });
  }
}

function pathOf({ kind, metadata: { namespace, name } }: KubeObject, which?: "named"): string {
  const resource = { group: GROUP, version: "v1", name: RESOURCES[kind!]! };
  return resourcePath(resource, which ? { namespace, name: name ?? "" } : { namespace });
}

async function orUndefined<T>(reason: string, work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ApiError && error.reason === reason) return undefined;
    throw error;
  }
}

/** What was done, below the object's line. */
function remarks(found: Reconciliation, { flags }: Call): string {
  if (found.operation === "none") return "";
  const caveat = found.isProtected
    ? ", but object opted out (rbac.authorization.kubernetes.io/autoupdate: false)"
    : "";
  const listed = (title: string, texts: string[]) =>
    texts.length ? `\t${title}:\n${texts.map((text) => `\t\t${text}\n`).join("")}` : "";
  return `\treconciliation required ${found.operation}${caveat}\n` +
    listed("missing subjects added", found.missingSubjects.map(subjectText)) +
    listed(
      "extra subjects removed",
      flags.bool("remove-extra-subjects") ? found.extraSubjects.map(subjectText) : [],
    ) +
    listed("missing rules added", found.missingRules.map(ruleText)) +
    listed(
      "extra rules removed",
      flags.bool("remove-extra-permissions") ? found.extraRules.map(ruleText) : [],
    );
}

/** As Go prints the structure (%+v). */
function subjectText({ kind, apiGroup = "", name, namespace = "" }: Subject): string {
  return `{Kind:${kind} APIGroup:${apiGroup} Name:${name} Namespace:${namespace}}`;
}

function ruleText({ verbs, apiGroups, resources, resourceNames, nonResourceURLs }: PolicyRule): string {
  const list = (items: readonly string[] = []) => `[${items.join(" ")}]`;
  return `{Verbs:${list(verbs)} APIGroups:${list(apiGroups)} Resources:${list(resources)} ` +
    `ResourceNames:${list(resourceNames)} NonResourceURLs:${list(nonResourceURLs)}}`;
}
