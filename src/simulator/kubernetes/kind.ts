/**
 * What the API server has to know of a kind. A kind is one file under `kinds/`; it exports one such record.
 * Fields, types and documentation are not here: they come from the OpenAPI schemas.
 */
import type { MergeFacts } from "../../kube/merge_type.ts";
import type { Json, JsonObject, KubeObject } from "../../kube/object.ts";
import type { OpenApiSchema } from "../../kube/openapi.ts";
import type { TableRow } from "../../kube/table.ts";
import type { Clock } from "../clock/clock.ts";
import type { Random } from "../clock/random.ts";
import type { FieldError, StatusError } from "./status_error.ts";
import type { Registry, User } from "./registry.ts";

// deno-lint-ignore no-explicit-any -- a list of kinds holds records of different object types
export type AnyKind = Kind<any>;

export interface Kind<T extends { metadata?: unknown } = KubeObject> {
  /** "" is the core group. */
  group: string;
  version: string;
  kind: string;
  plural: string;
  singular: string;
  shortNames: readonly string[];
  categories: readonly string[];
  namespaced: boolean;
  /** Definition name of its OpenAPI schema, such as `io.k8s.api.apps.v1.Deployment`. */
  schema: string;
  /** Schemas that no document of Kubernetes has: a custom kind brings its own, `schema` among them. */
  definitions?: Readonly<Record<string, OpenApiSchema>>;
  /** Absent: all of them. */
  verbs?: readonly string[];
  /** Other versions in which the same objects are served; the record itself speaks of the stored one. */
  versions?: readonly KindVersion<T>[];
  /** False: the stored version itself is not served, only `versions`. */
  isServed?: boolean;
  /** What the server warns of at every request for it. */
  deprecation?: string;

  /**
   * Of a kind that is not stored: what there is at the time of a read, in the order of a list. Only what lies in
   * `namespace` is wanted, if there is one; more does no harm.
   */
  computed?(context: KindContext, namespace?: string): KubeObject[];
  /** What a read of something that is not there is answered. Absent: NotFound, in the API server's words. */
  absence?(namespace: string | undefined, name: string): StatusError;
  /** Absent: the kind with `List` after it. */
  listKind?: string;
  /** Defined by users: items of its lists carry kind and apiVersion, and strategic merge patches are not taken. */
  isCustom?: boolean;
  /** How fields of a custom kind merge; the built-in ones are known by their names. */
  mergeFacts?: MergeFacts;
  /** Drops unknown fields from an object of a custom kind, and answers their paths. */
  prune?(object: JsonObject): string[];
  /** What has to be loaded before one of these is written; HTTP requests wait for it. */
  preload?(): Promise<void>;

  /** Server-side printing. `Name` first; AGE is a column like the others. */
  columns: readonly Column<T>[];
  /** Tables are sorted so, where it is not by name. */
  rowOrder?(left: T, right: T): number;
  /** Conditions of a table's row: pods that have ended. */
  rowConditions?(object: T): TableRow["conditions"];

  /**
   * Fills in absent fields, as the API server's defaulting does, on create, update and read of an old object.
   * managedFields are computed after it and before `prepareFor…`, which stands for admission and allocation.
   */
  setDefaults?(object: T): void;
  /** Clears and sets what the API server owns (status, generation is the registry's). May throw StatusError. */
  prepareForCreate?(object: T, context: KindContext): void;
  /** The same for an update: `object` is the new one. */
  prepareForUpdate?(object: T, old: T, context: KindContext): void;
  /** Called after the object is gone (release a cluster IP). */
  afterDelete?(object: T, context: KindContext): void;
  /** On create: everything that is wrong, metadata included (names, labels, owners), in the server's order. */
  validate?(object: T, context: KindContext): FieldError[];
  /**
   * On update this alone is called: it contains what of `validate` still holds, and the immutable fields. It is not
   * called for writes of status.
   */
  validateUpdate?(object: T, old: T, context: KindContext): FieldError[];
  /** Called for writes of status. */
  validateStatus?(object: T, old: T, context: KindContext): FieldError[];
  /** Called on a copy when its deletion is asked for first: may add finalizers and conditions. */
  prepareForDelete?(object: T, context: KindContext): void;

  /** Field selectors beyond metadata.name and metadata.namespace: `status.phase` to its value. */
  selectableFields?: Readonly<Record<string, (object: T) => string>>;
  /** The status sub-resource exists; a plain write ignores status, a status write all but status. */
  hasStatus?: boolean;
  scale?: ScalePaths<T>;
  /** Sub-resources beyond status and scale, for discovery: `{ log: { kind: "Pod", verbs: ["get"] } }`. */
  subresources?: Readonly<Record<string, SubresourceInfo>>;
  /**
   * Seconds an object gets between delete and its end; 0 or absent: it goes at once. `requested` are the seconds
   * the caller asked for; the kind may shorten them (a pod without a node goes at once).
   */
  gracePeriodSeconds?(object: T, requested?: number): number;
  /** True: DELETE answers the object instead of a Status (Pod, Service, …). */
  deleteReturnsObject?: boolean;
  /** True: PUT on a missing name creates (Service, Endpoints, Lease, …). */
  allowCreateOnUpdate?: boolean;
  /** True: PUT without a resourceVersion is accepted. Most kinds accept. */
  allowUnconditionalUpdate?: boolean;
  /** Default propagation is `Background` unless said otherwise. */
  defaultPropagation?: "Background" | "Orphan";
  /** `spec`: the registry starts metadata.generation at 1 and raises it when spec changes. Absent: it leaves it alone. */
  generation?: "spec" | "none";
}

/**
 * Another version of a kind, or the same objects in another group. What it does not say is as in the stored version;
 * rules and defaults are the stored version's, unless it has its own. See `kind_face.ts`.
 */
export interface KindVersion<T extends { metadata?: unknown } = KubeObject> extends
  Partial<
    Pick<
      Kind<T>,
      | "group"
      | "shortNames"
      | "categories"
      | "verbs"
      | "hasStatus"
      | "scale"
      | "subresources"
      | "deprecation"
      | "definitions"
      | "mergeFacts"
      | "prune"
      | "setDefaults"
      | "validate"
      | "validateUpdate"
      | "validateStatus"
    >
  > {
  version: string;
  schema: string;
  /** The stored object in this version. It must not change what it is given; kind and apiVersion are the caller's. */
  fromStored(object: T): KubeObject;
  /** The other way. May throw StatusError for what the stored version cannot say. */
  toStored(object: KubeObject): KubeObject;
  /** What every request in this version is refused with, where objects cannot be converted. */
  refuse?(): StatusError;
  /** Their cells are made from the object in this version. */
  columns?: readonly Column<KubeObject>[];
  /** Asked of the stored object. */
  selectableFields?: Readonly<Record<string, (object: T) => string>>;
}

export interface KindContext {
  clock: Clock;
  random: Random;
  registry: Registry;
  /** Who asks; absent: a part of the control plane. */
  user?: User;
  /** What is written when it is not the object itself: `binding` lets a pod get its node, which an update may not. */
  subresource?: string;
}

export interface Column<T> {
  name: string;
  type: "string" | "integer" | "number" | "boolean" | "date";
  /** `name` for the Name column, else "". */
  format?: string;
  description: string;
  /** 0 always, 1 wide. */
  priority?: number;
  cell(object: T, nowMs: number): Json;
}

export interface ScalePaths<T> {
  /** Reads spec.replicas. */
  replicas(object: T): number;
  setReplicas(object: T, replicas: number): void;
  statusReplicas(object: T): number;
  /** The label selector as a string. */
  selector(object: T): string;
}

export interface SubresourceInfo {
  kind: string;
  group?: string;
  version?: string;
  verbs: readonly string[];
}
