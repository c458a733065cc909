import { createHash } from "node:crypto";
import { goJsonEscaped } from "../../go_json.ts";
import { LAYOUTS } from "../project/config_layout.ts";
import type { NetworkDefinition, Service, VolumeDefinition } from "../project/project.ts";

/**
 * Stands for what a container is made from: where it is another, the container is made anew. The same as the
 * original's, so that either takes over what the other has made.
 */
export function serviceHash(service: Service): string {
  const { name: _, build: _1, pull_policy: _2, scale: _3, depends_on: _4, profiles: _5, deploy, ...rest } =
    service;
  const { replicas: _6, ...others } = deploy ?? {};
  return hash(goJsonEscaped(LAYOUTS.services!(deploy ? { ...rest, deploy: others } : rest, true)));
}

export function resourceHash(definition: NetworkDefinition | VolumeDefinition): string {
  return hash(JSON.stringify(ordered(definition)));
}

/** At once: what is computed beside this thread takes time of a lab on a busy machine. */
function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The order in which a file writes its fields changes nothing. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([name, one]) => [name, ordered(one)]),
  );
}
