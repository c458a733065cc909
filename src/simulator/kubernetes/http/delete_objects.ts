/** DELETE of one object and of a selection. */
import type { Status } from "../../../kube/object.ts";
import { forbidden, invalid as invalidField, notSupported } from "../kinds/field_errors.ts";
import type { AnyKind } from "../kind.ts";
import { badRequest, invalid } from "../refusals.ts";
import type { DeleteOptions, StoredObject } from "../registry.ts";
import { Selector } from "../selection.ts";
import type { FieldError } from "../status_error.ts";
import { type Answer, statusAnswer } from "./answer.ts";
import type { ApiContext, ResourceRequest } from "./api_context.ts";
import type { ApiRequest } from "./api_request.ts";
import { parseListOptions } from "./list_options.ts";
import { listAnswer, objectAnswer } from "./object_view.ts";
import { readPatch } from "./request_body.ts";
import { dryRunErrors } from "./write_options.ts";

export async function deleteObject(context: ApiContext, request: ResourceRequest): Promise<Answer> {
  const { kind, path, pretty } = request;
  const warnings: string[] = [];
  const options = await readDeleteOptions(request.request, warnings);
  const { object, gone } = context.registry.remove(kind, path.namespace, path.name!, options);
  if (gone && !kind.deleteReturnsObject) return { ...statusAnswer(success(kind, object), pretty), warnings };
  return { ...objectAnswer(request, 200, object, context.queue.now()), warnings };
}

/** Answers the list of what was there. */
export async function deleteCollection(context: ApiContext, request: ResourceRequest): Promise<Answer> {
  const { kind, face, path } = request;
  const warnings: string[] = [];
  const options = await readDeleteOptions(request.request, warnings);
  const { labelSelector, fieldSelector } = parseListOptions(request.request.query, false);
  const selector = new Selector(face, { labelSelector, fieldSelector });
  const { store } = context.registry;
  const entries = [...store.table(kind).list({ namespace: path.namespace })]
    .filter((entry) => selector.matches(entry.object));
  const metadata = { resourceVersion: String(store.revision) };
  for (const { object } of entries) {
    // One deletion may have ended others, as owners do.
    if (!context.registry.find(kind, object.metadata.namespace, object.metadata.name)) continue;
    context.registry.remove(kind, object.metadata.namespace, object.metadata.name, options);
  }
  return { ...listAnswer(request, entries, metadata, context.queue.now()), warnings };
}

interface DeleteBody {
  gracePeriodSeconds?: number;
  propagationPolicy?: string;
  orphanDependents?: boolean;
  preconditions?: { uid?: string; resourceVersion?: string };
  dryRun?: string[];
}

/**
 * Options from the body; without one, from the query.
 *
 * @throws {StatusError} 400, 422
 */
async function readDeleteOptions(request: ApiRequest, warnings: string[]): Promise<DeleteOptions> {
  const hasBody = (await request.body()).length > 0;
  const body = hasBody ? await readPatch(request, true) as DeleteBody | null : fromQuery(request.query);
  return { ...checkedOptions(body ?? {}), user: request.user, warn: (text) => warnings.push(text) };
}

/** @throws {StatusError} 422 */
export function checkedOptions(body: DeleteBody): DeleteOptions {
  const { gracePeriodSeconds, propagationPolicy: policy, orphanDependents, preconditions } = body;
  const errors: FieldError[] = [];
  const field = "propagationPolicy";
  if (orphanDependents !== undefined && policy !== undefined) {
    const both = "orphanDependents and deletionPropagation cannot be both set";
    errors.push(invalidField(field, policy, both));
  } else if (policy !== undefined && !isPolicy(policy)) {
    errors.push(notSupported(field, policy, [...POLICIES, "nil"]));
  }
  if (gracePeriodSeconds !== undefined && gracePeriodSeconds < 0) {
    errors.push(forbidden("gracePeriodSeconds", "must be a non-negative integer"));
  }
  errors.push(...dryRunErrors(body.dryRun ?? []));
  if (errors.length > 0) throw invalid({ group: "meta.k8s.io", kind: "DeleteOptions" }, "", errors);
  const options: DeleteOptions = { dryRun: (body.dryRun ?? []).length > 0 };
  if (gracePeriodSeconds !== undefined) options.gracePeriodSeconds = gracePeriodSeconds;
  if (policy !== undefined && isPolicy(policy)) options.propagationPolicy = policy;
  if (orphanDependents !== undefined) options.propagationPolicy = orphanDependents ? "Orphan" : "Background";
  if (preconditions) options.preconditions = preconditions;
  return options;
}

function fromQuery(query: URLSearchParams): DeleteBody {
  const body: DeleteBody = { dryRun: query.getAll("dryRun") };
  const grace = query.get("gracePeriodSeconds");
  const policy = query.get("propagationPolicy");
  const orphan = query.get("orphanDependents");
  if (grace !== null) {
    if (!/^-?\d+$/.test(grace)) {
      throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(grace)}: invalid syntax`);
    }
    body.gracePeriodSeconds = Number(grace);
  }
  if (policy !== null) body.propagationPolicy = policy;
  if (orphan !== null) body.orphanDependents = orphan !== "false" && orphan !== "0";
  return body;
}

const POLICIES = ["Foreground", "Background", "Orphan"] as const;

function isPolicy(text: string): text is NonNullable<DeleteOptions["propagationPolicy"]> {
  return (POLICIES as readonly string[]).includes(text);
}

function success(kind: AnyKind, object: StoredObject): Status {
  return {
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Success",
    details: {
      name: object.metadata.name,
      ...(kind.group ? { group: kind.group } : {}),
      kind: kind.plural,
      uid: object.metadata.uid,
    },
  };
}
