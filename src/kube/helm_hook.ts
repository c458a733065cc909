/** Hooks of a release: objects that are made at one of its events. Source: helm.sh/helm/v4, pkg/release/v1/hook.go. */
import { byInstallOrder } from "./helm_kind_order.ts";
import type { HelmRelease } from "./helm_release.ts";
import { isJsonObject } from "./merge_type.ts";
import type { JsonObject } from "./object.ts";

export type HookEvent =
  | "pre-install"
  | "post-install"
  | "pre-delete"
  | "post-delete"
  | "pre-upgrade"
  | "post-upgrade"
  | "pre-rollback"
  | "post-rollback"
  | "test";

export type HookDeletePolicy = "hook-succeeded" | "hook-failed" | "before-hook-creation";

export interface HelmHook extends JsonObject {
  name: string;
  kind: string;
  /** The template that it comes from. */
  path: string;
  manifest: string;
  events: string[];
}

export type HookPhase = "" | "Unknown" | "Running" | "Succeeded" | "Failed";

/** All hooks of a release, as they are kept. */
export function hooksOf(release: HelmRelease): HelmHook[] {
  const hooks = Array.isArray(release["hooks"]) ? release["hooks"] : [];
  return hooks.filter((hook): hook is HelmHook => isJsonObject(hook) && typeof hook["manifest"] === "string");
}

/** The hooks of an event in the order in which they run: by weight, then kind, then name. */
export function hooksFor(release: HelmRelease, event: HookEvent): HelmHook[] {
  return hooksOf(release).filter((hook) => hasEvent(hook, event)).sort((one, other) =>
    weightOf(one) - weightOf(other) || byInstallOrder(one.kind, other.kind) ||
    (one.name < other.name ? -1 : one.name > other.name ? 1 : 0)
  );
}

/** Helm 2 called tests by two names. */
export function hasEvent({ events }: HelmHook, event: HookEvent): boolean {
  const found: readonly unknown[] = Array.isArray(events) ? events : [];
  return found.includes(event) || (event === "test" && found.includes("test-success"));
}

/** A hook that names no policy is deleted before the next of its name is made. */
export function hasDeletePolicy(hook: HelmHook, policy: HookDeletePolicy): boolean {
  const named = hook["delete_policies"];
  if (!Array.isArray(named) || named.length === 0) return policy === "before-hook-creation";
  return named.includes(policy);
}

/** When it ran for the last time and how that ended; an empty phase: never. */
export function lastRunOf(hook: HelmHook): { startedAt: string; completedAt: string; phase: HookPhase } {
  const run = isJsonObject(hook["last_run"]) ? hook["last_run"] : {};
  return {
    startedAt: String(run["started_at"] ?? ""),
    completedAt: String(run["completed_at"] ?? ""),
    phase: String(run["phase"] ?? "") as HookPhase,
  };
}

/** The release with one of its hooks replaced; hooks are told apart by their place. */
export function withHook(release: HelmRelease, hook: HelmHook, changed: JsonObject): HelmRelease {
  const hooks = Array.isArray(release["hooks"]) ? release["hooks"] : [];
  const isSame = (other: unknown): boolean =>
    isJsonObject(other as JsonObject) && (other as JsonObject)["name"] === hook.name &&
    (other as JsonObject)["kind"] === hook.kind && (other as JsonObject)["path"] === hook.path;
  return {
    ...release,
    hooks: hooks.map((other) => isSame(other) ? { ...(other as JsonObject), ...changed } : other),
  };
}

function weightOf(hook: HelmHook): number {
  return typeof hook["weight"] === "number" ? hook["weight"] : 0;
}
