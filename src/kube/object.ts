/**
 * The shapes every Kubernetes object shares. The shapes of single kinds come from the
 * `kubernetes-models` package as types only (nothing of it is loaded at run time):
 * `import type { IPod } from "kubernetes-models/v1/Pod"`.
 */
import type { IObjectMeta } from "@kubernetes-models/apimachinery/apis/meta/v1/ObjectMeta";
import type { IOwnerReference } from "@kubernetes-models/apimachinery/apis/meta/v1/OwnerReference";

/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
/** A JSON object; absent keys read as `undefined`. */
export interface JsonObject {
  [key: string]: Json | undefined;
}

export type ObjectMeta = IObjectMeta;
export type OwnerReference = IOwnerReference;

/** Any Kubernetes object as JSON carries it. Items of built-in lists come without kind and apiVersion. */
export interface KubeObject {
  apiVersion?: string;
  kind?: string;
  metadata: ObjectMeta;
  [field: string]: unknown;
}

/** Metadata of an object that a server has stored: what the server fills in is there. */
export interface StoredMeta extends ObjectMeta {
  name: string;
  uid: string;
  resourceVersion: string;
  creationTimestamp: string;
}

/** An object that a server has stored, of a known kind: `Stored<IPod>`. */
export type Stored<T> = Omit<T, "metadata"> & { metadata: StoredMeta };

/** Metadata of a list answer. */
export interface ListMeta {
  resourceVersion?: string;
  continue?: string;
  remainingItemCount?: number;
  selfLink?: string;
}

/** A list answer. */
export interface KubeList<T = KubeObject> {
  apiVersion: string;
  kind: string;
  metadata: ListMeta;
  items: T[];
}

/** Group, version, kind. The core group is `""`. */
export interface GroupVersionKind {
  group: string;
  version: string;
  kind: string;
}

/** One line of a Status' causes. */
export interface StatusCause {
  reason?: string;
  message?: string;
  field?: string;
}

/** meta/v1 Status: what the API answers instead of an object, mostly for errors. */
export interface Status {
  kind: "Status";
  apiVersion: "v1";
  metadata: ListMeta;
  status: "Success" | "Failure";
  message?: string;
  reason?: string;
  details?: {
    name?: string;
    group?: string;
    kind?: string;
    uid?: string;
    causes?: StatusCause[];
    retryAfterSeconds?: number;
  };
  code?: number;
}

/** One line of a watch stream. */
export interface WatchEvent<T = KubeObject> {
  type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK" | "ERROR";
  object: T;
}
