import type { NetworkDefinition, Service, VolumeDefinition } from "../project/project.ts";

/** Stands for what a container is made from: where it is another, the container is made anew. */
export function serviceHash(service: Service): Promise<string> {
  const { build: _, pull_policy: _1, scale: _2, depends_on: _3, profiles: _4, deploy, ...rest } = service;
  const { replicas: _5, ...others } = deploy ?? {};
  return hash(Object.keys(others).length ? { ...rest, deploy: others } : rest);
}

export function resourceHash(definition: NetworkDefinition | VolumeDefinition): Promise<string> {
  return hash(definition);
}

async function hash(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(ordered(value)));
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
