/** POST, PUT and PATCH of objects and of their status. */
import { isJsonObject } from "../../../kube/merge_type.ts";
import type { Json, JsonObject, KubeObject } from "../../../kube/object.ts";
import { ownEntry } from "../../../kube/own_entry.ts";
import type { AnyKind } from "../kind.ts";
import { fromStored, type KindFace, toStored } from "../kind_face.ts";
import type { Patcher } from "../patch_object.ts";
import { badRequest, invalid } from "../refusals.ts";
import type { PatchOptions, PodPart, StoredObject, WriteOptions } from "../registry.ts";
import { StatusError } from "../status_error.ts";
import { keyOf } from "../store.ts";
import type { Answer } from "./answer.ts";
import type { ApiContext, ResourceRequest } from "./api_context.ts";
import type { ApiRequest } from "./api_request.ts";
import { objectAnswer } from "./object_view.ts";
import { checkFields, type FieldFindings, readObject, readPatch, unsupportedMedia } from "./request_body.ts";
import { parseWriteQuery, type WriteQuery } from "./write_options.ts";

export async function createObject(context: ApiContext, request: ResourceRequest): Promise<Answer> {
  const { kind, face, path } = request;
  const query = parseWriteQuery(request.request, "CreateOptions");
  const { object, warnings } = await readObject(context, request.request, face, query.fieldValidation);
  placeInNamespace(kind, object, path.namespace);
  const options = { ...writeOptions(request.request, query, warnings), face };
  const created = context.registry.create(kind, toStored(kind, face, object), options);
  return { ...answerOf(context, request, 201, created), warnings };
}

/** Also `status`, parts of a pod and a namespace's `finalize`. */
export async function updateObject(
  context: ApiContext,
  request: ResourceRequest,
  subresource?: "status" | "finalize" | "approval" | PodPart,
): Promise<Answer> {
  const { kind, face, path } = request;
  const query = parseWriteQuery(request.request, "UpdateOptions");
  const { object, warnings } = await readObject(context, request.request, face, query.fieldValidation);
  placeInNamespace(kind, object, path.namespace);
  const { name } = object.metadata;
  if (name && name !== path.name) {
    throw badRequest(
      `the name of the object (${name}) does not match the name on the URL (${path.name})`,
    );
  }
  object.metadata.name = path.name!;
  const existed = context.registry.find(kind, path.namespace, path.name!) !== undefined;
  const options = { ...writeOptions(request.request, query, warnings, subresource), face };
  const updated = context.registry.update(kind, toStored(kind, face, object), options);
  return { ...answerOf(context, request, existed ? 200 : 201, updated), warnings };
}

/** Also `status` and parts of a pod. */
export async function patchObject(
  context: ApiContext,
  request: ResourceRequest,
  subresource?: "status" | "approval" | PodPart,
): Promise<Answer> {
  const { kind, face, path } = request;
  const { type, patch, query } = await readPatchRequest(request);
  const warnings: string[] = [];
  const existed = context.registry.find(kind, path.namespace, path.name!) !== undefined;
  const options: PatchOptions = {
    ...writeOptions(request.request, query, warnings, subresource),
    force: query.force,
    face,
  };
  let object: StoredObject;
  if (type === "apply") {
    await checkApplied(context, face, patch, query, warnings);
    object = context.registry.patch(kind, path.namespace, path.name!, "apply", patch, options);
  } else {
    const patcher = await checkedPatcher(context, request, type, patch, query, warnings);
    object = context.registry.patchWith(kind, path.namespace, path.name!, patcher, options);
  }
  return { ...answerOf(context, request, existed ? 200 : 201, object), warnings };
}

export type PatchMedia = "json" | "merge" | "strategic" | "apply";

const PATCH_MEDIA: Record<string, PatchMedia> = {
  "application/json-patch+json": "json",
  "application/merge-patch+json": "merge",
  "application/strategic-merge-patch+json": "strategic",
  "application/apply-patch+yaml": "apply",
};

const CUSTOM_PATCH_MEDIA = Object.keys(PATCH_MEDIA).filter((media) => !media.includes("strategic"));

/** @throws {StatusError} 415, 422 for the options, 400 for the body. */
export async function readPatchRequest(
  { request, kind }: ResourceRequest,
): Promise<{ type: PatchMedia; patch: Json; query: WriteQuery }> {
  const media = (request.headers.get("content-type") ?? "").split(";")[0]!.trim();
  const type = ownEntry(PATCH_MEDIA, media);
  if (!type) throw new StatusError(415, "UnsupportedMediaType", "415: Unsupported Media Type", {});
  if (type === "strategic" && kind.isCustom) throw unsupportedMedia(CUSTOM_PATCH_MEDIA);
  const query = parseWriteQuery(request, "PatchOptions", type === "apply");
  return { type, patch: await readPatch(request, type === "apply"), query };
}

/** From the current state to the next, by one of the three plain patches. */
export async function plainPatcher(type: PatchMedia, patch: Json, schema: string): Promise<Patcher> {
  switch (type) {
    case "json": {
      const { applyJsonPatch } = await import("../../../kube/json_patch.ts");
      return (current) => applyJsonPatch(current, patch);
    }
    case "strategic": {
      const { applyStrategicPatch } = await import("../../../kube/strategic_patch.ts");
      return (current) => applyStrategicPatch(current, patch, schema);
    }
    default: {
      const { applyMergePatch } = await import("../../../kube/merge_patch.ts");
      return (current) => applyMergePatch(current, patch);
    }
  }
}

/**
 * A patcher whose result has only fields that the kind has. Schemas come asynchronously and patching is one step,
 * so the outcome is checked beforehand on the state of now.
 */
async function checkedPatcher(
  context: ApiContext,
  { kind, face, path }: ResourceRequest,
  type: PatchMedia,
  patch: Json,
  query: WriteQuery,
  warnings: string[],
): Promise<Patcher> {
  const plain = await plainPatcher(type, patch, face.schema);
  const inFace: Patcher = (state) =>
    plain(fromStored(face, state as unknown as StoredObject) as unknown as Json);
  const patcher: Patcher = (state) => stored(kind, face, inFace(state));
  const current = context.registry.find(kind, path.namespace, path.name!);
  if (!current || (!context.openapi && !face.prune)) return patcher;
  let next: Json;
  try {
    next = structuredClone(inFace(current as unknown as Json));
  } catch {
    return patcher; // the registry tells why
  }
  if (!isJsonObject(next)) return patcher;
  const found = await checkFields(context, face, next);
  if (found.mismatch) throw invalidPatch(next, found.mismatch);
  refuseOrWarn(
    found,
    query,
    warnings,
    (problems) => invalidPatch(next, `strict decoding error: ${problems}`),
  );
  const checked = stored(kind, face, next);
  return (state) => state === (current as unknown as Json) ? checked : patcher(state);
}

/** A patch may leave something else than an object: the registry refuses that. */
function stored(kind: AnyKind, face: KindFace, next: Json): Json {
  return isJsonObject(next) ? toStored(kind, face, next as unknown as KubeObject) as unknown as Json : next;
}

async function checkApplied(
  context: ApiContext,
  kind: KindFace,
  patch: Json,
  query: WriteQuery,
  warnings: string[],
): Promise<void> {
  if (!isJsonObject(patch)) throw badRequest("error decoding YAML: the patch is not an object");
  const found = await checkFields(context, kind, patch);
  const subject = `failed to create typed patch object`;
  if (found.mismatch) throw badRequest(`${subject}: ${found.mismatch}`);
  refuseOrWarn(found, query, warnings, (problems) => badRequest(`strict decoding error: ${problems}`));
}

function refuseOrWarn(
  { unknown, unchecked }: FieldFindings,
  query: WriteQuery,
  warnings: string[],
  refusal: (problems: string) => StatusError,
): void {
  if (unchecked && query.fieldValidation !== "Ignore") warnings.push(unchecked);
  const problems = unknown.map((field) => `unknown field "${field}"`);
  if (problems.length === 0) return;
  if (query.fieldValidation === "Strict") throw refusal(problems.join(", "));
  if (query.fieldValidation === "Warn") warnings.push(...problems);
}

function invalidPatch(next: JsonObject, why: string): StatusError {
  const message = `Invalid value: ${JSON.stringify(JSON.stringify(next))}: ${why}`;
  return invalid({ group: "", kind: "" }, "", [{ field: "patch", reason: "FieldValueInvalid", message }]);
}

export function writeOptions(
  request: ApiRequest,
  query: WriteQuery,
  warnings: string[],
  subresource?: NonNullable<WriteOptions["subresource"]>,
): WriteOptions {
  return {
    user: request.user,
    warn: (text) => warnings.push(text),
    dryRun: query.dryRun,
    fieldManager: query.fieldManager,
    ...(subresource ? { subresource } : {}),
  };
}

/** The object must be in the namespace of the path; what says none is put there. */
function placeInNamespace(kind: AnyKind, object: KubeObject, namespace: string | undefined): void {
  if (!kind.namespaced || namespace === undefined) return;
  if (object.metadata.namespace && object.metadata.namespace !== namespace) {
    throw badRequest(
      "the namespace of the provided object does not match the namespace sent on the request",
    );
  }
  object.metadata.namespace = namespace;
}

/** The answer with an object that a write gave back; stored ones are encoded once. */
function answerOf(
  context: ApiContext,
  request: ResourceRequest,
  code: number,
  object: StoredObject,
): Answer {
  const { namespace, name } = object.metadata;
  const entry = context.registry.store.table(request.kind).get(keyOf(namespace, name));
  return objectAnswer(request, code, entry?.object === object ? entry : object, context.queue.now());
}
