/** What readiness is told from: fields of objects, and the words for the answer. */
import { isJsonObject } from "./merge_type.ts";
import type { Json, JsonObject, KubeObject } from "./object.ts";

export type ReadinessState = "Current" | "InProgress" | "Failed" | "Terminating" | "NotFound" | "Unknown";

export interface Readiness {
  readonly state: ReadinessState;
  readonly message: string;
}

export function inProgress(message: string): Readiness {
  return { state: "InProgress", message };
}

export function current(message: string): Readiness {
  return { state: "Current", message };
}

export function failed(message: string): Readiness {
  return { state: "Failed", message };
}

/** A number at a path such as `status.replicas`. */
export function numberAt(object: KubeObject, path: string, absent: number): number {
  const value = valueAt(object, path);
  return typeof value === "number" ? value : absent;
}

export function textAt(object: KubeObject, path: string, absent = ""): string {
  const value = valueAt(object, path);
  return typeof value === "string" ? value : absent;
}

export interface Condition {
  type: string;
  status: string;
  reason: string;
  message: string;
}

export function conditionsOf(object: KubeObject): Condition[] {
  const conditions = valueAt(object, "status.conditions");
  if (!Array.isArray(conditions)) return [];
  return conditions.filter(isJsonObject).map((condition) => ({
    type: String(condition["type"] ?? ""),
    status: String(condition["status"] ?? ""),
    reason: String(condition["reason"] ?? ""),
    message: String(condition["message"] ?? ""),
  }));
}

function valueAt(object: KubeObject, path: string): Json | undefined {
  let value: Json | undefined = object as unknown as JsonObject;
  for (const step of path.split(".")) value = isJsonObject(value) ? value[step] : undefined;
  return value;
}
