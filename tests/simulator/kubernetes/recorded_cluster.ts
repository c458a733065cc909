/** A server with the objects of the recorded cluster, for replaying recorded requests. */
import type { KubeObject } from "../../../src/kube/object.ts";
import type { OpenApiDocument } from "../../../src/kube/openapi.ts";
import { EventQueue } from "../../../src/simulator/clock/event_queue.ts";
import { Random } from "../../../src/simulator/clock/random.ts";
import { ADMINISTRATOR, ApiServer } from "../../../src/simulator/kubernetes/api_server.ts";
import type { OpenApiSource } from "../../../src/simulator/kubernetes/http/openapi_source.ts";
import { loadCel } from "../../../src/simulator/kubernetes/cel/engine.ts";
import type { CustomDefinition } from "../../../src/simulator/kubernetes/custom/custom_definition.ts";
import { customKindsOf } from "../../../src/simulator/kubernetes/custom/custom_kinds.ts";
import { kinds } from "../../../src/simulator/kubernetes/kinds/mod.ts";
import { inServerForm } from "../../../src/simulator/kubernetes/object_form.ts";
import { ObjectRegistry } from "../../../src/simulator/kubernetes/object_registry.ts";
import type { StoredObject, User } from "../../../src/simulator/kubernetes/registry.ts";
import { fixtureJson, fixtureNames, hasFixtures } from "../../fixtures.ts";

export interface Recorded {
  request: { method: string; path: string; headers: Record<string, string>; body: unknown };
  response: { status: number; headers: Record<string, string> };
}

export interface RecordedCluster {
  queue: EventQueue;
  registry: ObjectRegistry;
  server: ApiServer;
}

// The definitions have rules.
if (hasFixtures) await loadCel();

/** The recording's time. */
const NOW = Date.parse("2026-11-22T11:37:00Z");

/** What came before is compacted. */
export function recordedCluster(): RecordedCluster {
  const queue = new EventQueue(NOW);
  const random = new Random(1);
  const registry = new ObjectRegistry({ queue, random, kinds });
  const names = new Set(fixtureNames("lists"));
  for (const kind of kinds.toReversed()) {
    const file = `${kind.group || "core"}_${kind.version}_${kind.plural}.json`;
    if (!names.has(file)) continue;
    for (const item of fixtureJson(`lists/${file}`).items as KubeObject[]) {
      registry.store.put(kind, inServerForm(kind, item) as StoredObject);
    }
  }
  loadCustomResources(registry);
  registry.store.compact(registry.store.revision);
  return { queue, registry, server: new ApiServer({ registry, queue, random, openapi: recordedSchemas }) };
}

/** The definitions are established already, and their objects are there. */
function loadCustomResources(registry: ObjectRegistry): void {
  const definitions = registry.list(registry.kind("customresourcedefinitions", "apiextensions.k8s.io"));
  for (const definition of definitions as unknown as CustomDefinition[]) {
    customKindsOf(registry).serve(definition);
    const { group, names: { plural } } = definition.spec;
    const kind = registry.kind(plural, group);
    for (const item of fixtureJson(`lists/${group}_${kind.version}_${plural}.json`).items as KubeObject[]) {
      registry.store.put(kind, inServerForm(kind, item) as StoredObject);
    }
  }
}

export const recordedSchemas: OpenApiSource = {
  document: (name) => {
    const file = `${name.replaceAll("/", "__")}.json`;
    const known = fixtureNames("openapi/v3").includes(file);
    return Promise.resolve(known ? fixtureJson(`openapi/v3/${file}`) as OpenApiDocument : undefined);
  },
};

const JANE: User = { name: "jane", groups: ["system:authenticated"] };

/** Sends a recorded request, with the rights of whoever sent it then, or in whose name it was sent. */
export async function replay(
  server: ApiServer,
  { request }: Recorded,
  replaceInBody: (text: string) => string = (text) => text,
  user: User = ADMINISTRATOR,
): Promise<Response> {
  const { method, path, headers, body } = request;
  const init: RequestInit = { method, headers };
  if (body !== null) init.body = replaceInBody(typeof body === "string" ? body : JSON.stringify(body));
  const isJane = headers.Authorization?.includes("jane");
  // Tokens are checked in front of the server.
  if (headers.Authorization && !isJane) return server.unauthorized();
  const sent = new Request(`http://localhost${path}`, init);
  return await server.handle(sent, isJane ? JANE : user);
}

/** Code, kind, reason and message of an answer: what has to be as recorded. */
export function summaryOf(code: number, text: string): string {
  let body: { kind?: string; reason?: string; message?: string } = {};
  try {
    body = JSON.parse(text.split("\n", 1)[0]!.startsWith('{"type"') ? "{}" : text);
  } catch {
    return `${code} ${text.trim()}`;
  }
  if (body.kind !== "Status") return `${code} ${body.kind ?? ""}`;
  return `${code} Status ${body.reason ?? ""}: ${body.message ?? ""}`;
}
