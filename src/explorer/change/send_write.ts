/** A write as a request, with the UID that was seen as its precondition. */
import { ApiError } from "../../cluster/api_error.ts";
import type { Client, Query } from "../../cluster/client.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import type { Json, JsonObject, KubeObject } from "../../kube/object.ts";
import { isJsonObject } from "../../kube/merge_type.ts";
import type { Write, WriteRequest } from "./change.ts";

type Request = Exclude<WriteRequest, { type: "steps" }>;

export interface SendOptions {
  /** The server says what would come of it, and does nothing. */
  readonly isDryRun: boolean;
  readonly signal: AbortSignal;
}

/** Resolves with the server's answer. Rejects with its refusal, `AnotherObject` included. */
export async function sendWrite(
  client: Client,
  write: Write,
  request: Request,
  options: SendOptions,
): Promise<KubeObject> {
  const path = writePath(write);
  const sent = { query: query(request, options.isDryRun), signal: options.signal };
  const { uid } = write.target;
  switch (request.type) {
    case "patch":
      if (request.subresource !== undefined && uid !== "") {
        return await patchSubresource(client, write, request, options);
      }
      return await client.patch(path, request.patch, patchOf(request, uid), sent);
    case "delete": {
      const preconditions = { ...preconditionsIn(request.options), ...(uid ? { uid } : {}) };
      const dryRun = options.isDryRun ? { dryRun: ["All"] } : {};
      return await client.delete(path, { ...deleteOptions, ...request.options, ...dryRun, preconditions }, {
        signal: options.signal,
      }) as KubeObject;
    }
    case "update": {
      const { object } = request;
      return await client.update(path, uid ? withUid(object, uid) : object, sent);
    }
    case "create":
      return await client.create(path, createdObject(request, uid), sent);
  }
}

/** The object is another one of the same name by now, or there is none any more. */
export class AnotherObject extends Error {
  override readonly name = "AnotherObject";
}

/** Where a write goes: a new object to its collection. */
export function writePath({ target, request }: Write): string {
  const { resource, namespace, name } = target;
  const subresource = request.type === "steps" || request.type === "delete" ? undefined : request.subresource;
  const isNew = request.type === "create" && subresource === undefined;
  return resourcePath(resource, { namespace, ...(isNew ? {} : { name, subresource }) });
}

const deleteOptions = { kind: "DeleteOptions", apiVersion: "v1" };

/**
 * Servers do not look at the UID in a patch of a sub-resource such as `scale`. So the UID is read first, and the
 * resource version that was read with it says that nothing came between; where something did, it is read again.
 */
async function patchSubresource(
  client: Client,
  write: Write,
  request: Extract<Request, { type: "patch" }>,
  { isDryRun, signal }: SendOptions,
): Promise<KubeObject> {
  const path = writePath(write);
  for (let attempt = 1;; attempt++) {
    const { metadata } = await client.get(path, { signal });
    if (metadata.uid !== write.target.uid) throw new AnotherObject(anotherObject);
    try {
      const body = patchOf(request, write.target.uid, metadata.resourceVersion);
      return await client.patch(path, request.patch, body, { query: query(request, isDryRun), signal });
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 409 || attempt >= attempts) throw error;
    }
  }
}

const attempts = 4;

export const anotherObject =
  "was deleted and created again since you looked; the new one has been left alone";

function query(request: Request, isDryRun: boolean): Query {
  const isWhole = request.type === "update" ||
    (request.type === "create" && request.subresource === undefined);
  const isApply = request.type === "patch" && request.patch === "apply";
  return {
    ...(isDryRun ? { dryRun: "All" } : {}),
    ...(isWhole || isApply ? { fieldValidation: "Strict" } : {}),
    ...(isApply ? { fieldManager: request.fieldManager ?? "pequod" } : {}),
    ...(isApply && request.force ? { force: true } : {}),
  };
}

function patchOf({ body }: Extract<Request, { type: "patch" }>, uid: string, version?: string): Json {
  if (uid === "") return body;
  if (Array.isArray(body)) {
    const tests: Json[] = [{ op: "test", path: "/metadata/uid", value: uid }];
    if (version) tests.push({ op: "test", path: "/metadata/resourceVersion", value: version });
    return [...tests, ...body];
  }
  if (!isJsonObject(body)) return body;
  const metadata = isJsonObject(body["metadata"]) ? body["metadata"] : {};
  return { ...body, metadata: { ...metadata, uid, ...(version ? { resourceVersion: version } : {}) } };
}

function createdObject({ object, subresource }: Extract<Request, { type: "create" }>, uid: string): unknown {
  if (subresource !== "eviction" || uid === "") return object;
  const given = isJsonObject(object["deleteOptions"]) ? object["deleteOptions"] : {};
  return {
    ...object,
    deleteOptions: { ...given, preconditions: { ...preconditionsIn(given as Record<string, Json>), uid } },
  };
}

function preconditionsIn(options: Readonly<Record<string, Json | undefined>>): JsonObject {
  const { preconditions } = options;
  return isJsonObject(preconditions) ? preconditions : {};
}

function withUid(object: KubeObject, uid: string): KubeObject {
  return { ...object, metadata: { ...object.metadata, uid } };
}
