/** The scale sub-resource: autoscaling/v1 Scale. */
import type { Json, KubeObject } from "../../../kube/object.ts";
import { negative } from "../kinds/field_errors.ts";
import { ageColumn, column, nameColumn } from "../kinds/columns.ts";
import { copyOf } from "../json_value.ts";
import type { AnyKind } from "../kind.ts";
import { apiVersionOf } from "../object_form.ts";
import { invalid, notFound } from "../refusals.ts";
import type { StoredObject } from "../registry.ts";
import { type Answer, jsonAnswer } from "./answer.ts";
import type { ApiContext, ResourceRequest } from "./api_context.ts";
import { objectAnswer } from "./object_view.ts";
import { readObject } from "./request_body.ts";
import { parseWriteQuery, type WriteQuery } from "./write_options.ts";
import { plainPatcher, readPatchRequest, writeOptions } from "./write_objects.ts";

const SCALE = { group: "autoscaling", version: "v1", kind: "Scale" };
const SCALE_SCHEMA = "io.k8s.api.autoscaling.v1.Scale";

/** Scale as what can be printed: pkg/printers/internalversion, scaleColumnDefinitions. */
const scale: AnyKind = {
  ...SCALE,
  plural: "scales",
  singular: "scale",
  shortNames: [],
  categories: [],
  namespaced: true,
  schema: SCALE_SCHEMA,
  columns: [
    nameColumn(),
    column("Desired", "Pods that are wanted.", ({ spec }: Scale) => spec?.replicas ?? 0),
    column("Available", "Pods that there are.", ({ status }: Scale) => status?.replicas ?? 0),
    ageColumn(),
  ],
};

interface Scale {
  metadata?: { name?: string; creationTimestamp?: string };
  spec?: { replicas?: number };
  status?: { replicas?: number };
}

export function getScale(context: ApiContext, request: ResourceRequest): Answer {
  const { kind, path } = request;
  const found = context.registry.find(kind, path.namespace, path.name!);
  // The server's handlers name the sub-resource here, and here alone.
  if (!found) throw notFound({ ...kind, plural: `${kind.plural}/scale` }, path.name!);
  const object = scaleOf(kind, found);
  return objectAnswer(
    { ...request, kind: scale, face: scale },
    200,
    object as StoredObject,
    context.queue.now(),
  );
}

export async function updateScale(context: ApiContext, request: ResourceRequest): Promise<Answer> {
  const query = parseWriteQuery(request.request, "UpdateOptions");
  const { object: scale } = await readObject(context, request.request, SCALE, query.fieldValidation);
  return write(context, request, scale, query);
}

export async function patchScale(context: ApiContext, request: ResourceRequest): Promise<Answer> {
  const { kind, path } = request;
  const { type, patch, query } = await readPatchRequest(request);
  if (type === "apply") return applyScale(context, request, patch as unknown as KubeObject, query);
  const patcher = await plainPatcher(type, patch, SCALE_SCHEMA);
  const object = context.registry.get(kind, path.namespace, path.name!);
  const scale = patcher(scaleOf(kind, object) as unknown as Json) as unknown as KubeObject;
  return write(context, request, scale, query);
}

/** What is applied is the number alone: it is owned under the name of the sub-resource. */
function applyScale(
  context: ApiContext,
  request: ResourceRequest,
  scale: KubeObject,
  query: WriteQuery,
): Answer {
  const { kind, path, pretty } = request;
  const { replicas } = (scale?.spec ?? {}) as { replicas?: number };
  const applied = {
    apiVersion: apiVersionOf(kind),
    kind: kind.kind,
    metadata: { name: path.name! },
    spec: {},
  };
  if (replicas !== undefined) kind.scale!.setReplicas(applied, replicas);
  const warnings: string[] = [];
  const options = { ...writeOptions(request.request, query, warnings, "scale"), force: query.force };
  const updated = context.registry.patch(kind, path.namespace, path.name!, "apply", applied, options);
  return { ...jsonAnswer(200, scaleOf(kind, updated), pretty), warnings };
}

function write(
  context: ApiContext,
  { kind, path, pretty, request }: ResourceRequest,
  scale: KubeObject,
  query: WriteQuery,
): Answer {
  const { replicas = 0 } = (scale.spec ?? {}) as { replicas?: number };
  const errors = negative("spec.replicas", replicas);
  if (errors.length > 0) throw invalid(SCALE, path.name!, errors);
  const object = copyOf(context.registry.get(kind, path.namespace, path.name!));
  kind.scale!.setReplicas(object, replicas);
  if (scale.metadata?.resourceVersion) object.metadata.resourceVersion = scale.metadata.resourceVersion;
  const warnings: string[] = [];
  const updated = context.registry.update(kind, object, writeOptions(request, query, warnings, "scale"));
  return { ...jsonAnswer(200, scaleOf(kind, updated), pretty), warnings };
}

function scaleOf(kind: AnyKind, object: StoredObject): KubeObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
  const replicas = kind.scale!.replicas(object);
  const selector = kind.scale!.selector(object);
  return {
    kind: "Scale",
    apiVersion: "autoscaling/v1",
    metadata: { name, ...(namespace ? { namespace } : {}), uid, resourceVersion, creationTimestamp },
    spec: replicas ? { replicas } : {},
    status: { replicas: kind.scale!.statusReplicas(object), ...(selector ? { selector } : {}) },
  };
}
