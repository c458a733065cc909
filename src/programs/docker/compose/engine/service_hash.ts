import { goJsonEscaped } from "../../go_json.ts";
import { LAYOUTS } from "../project/config_layout.ts";
import type { NetworkDefinition, Service, VolumeDefinition } from "../project/project.ts";

/**
 * Stands for what a container is made from: where it is another, the container is made anew. The same as the
 * original's, so that either takes over what the other has made.
 */
export function serviceHash(service: Service): Promise<string> {
  const { name: _, build: _1, pull_policy: _2, scale: _3, depends_on: _4, profiles: _5, deploy, ...rest } =
    service;
  const { replicas: _6, ...others } = deploy ?? {};
  return hash(goJsonEscaped(LAYOUTS.services!(deploy ? { ...rest, deploy: others } : rest, true)));
}

export function resourceHash(definition: NetworkDefinition | VolumeDefinition): Promise<string> {
  return hash(JSON.stringify(ordered(definition)));
}

async function hash(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
}

/** The order in which a file writes its fields changes nothing. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([name, one]) => [name, ordered(one)]),
  );
}
