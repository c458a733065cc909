/** The recorded cluster with all that works in it: controllers, scheduler, kubelets. */
import type { KubeObject } from "../../src/kube/object.ts";
import { loadCel } from "../../src/simulator/kubernetes/cel/engine.ts";
import type { NodeProfile } from "../../src/simulator/kubernetes/kubelet/pod_context.ts";
import { kinds } from "../../src/simulator/kubernetes/kinds/mod.ts";
import { World } from "../../src/simulator/scenarios/world.ts";
import { fixtureJson, fixtureNames, hasFixtures } from "../fixtures.ts";
import { recordedSchemas } from "../simulator/kubernetes/recorded_cluster.ts";

if (hasFixtures) await loadCel();

/** When the lists were recorded. */
const TAKEN_MS = Date.parse("2026-11-22T11:34:34Z");
const SCENARIO = { name: "recorded", summary: "", nodes: [], history: [] };

/** Kubelets begin anew there, and not all recorded images are known here: such pods come to grief after a second. */
export function recordedWorld(): World {
  const objects = storedObjects();
  const nodes = objects.filter(({ kind }) => kind === "Node").map(profileOf);
  const revision = Math.max(...objects.map(({ metadata }) => Number(metadata.resourceVersion)));
  const saved = { takenMs: TAKEN_MS, revision, nodes, objects };
  return new World({ seed: 1, startMs: TAKEN_MS, scenario: SCENARIO, saved, openapi: recordedSchemas });
}

function storedObjects(): KubeObject[] {
  const stored = new Set(
    kinds.map(({ group, version, plural }) => `${group || "core"}_${version}_${plural}`),
  );
  for (const name of ["stable.example.com_v1_crontabs", "example.com_v1_widgets"]) stored.add(name);
  stored.delete("core_v1_componentstatuses");
  const names = new Set(fixtureNames("lists"));
  return [...stored].filter((name) => names.has(`${name}.json`)).flatMap((name) => {
    const list = fixtureJson(`lists/${name}.json`);
    const kind = list.kind.replace(/List$/, "");
    return list.items.map((item: KubeObject) => ({ apiVersion: list.apiVersion, kind, ...item }));
  });
}

function profileOf({ metadata, spec, status }: KubeObject, index: number): NodeProfile {
  const { capacity, addresses } = status as {
    capacity: Record<string, string>;
    addresses: { type: string; address: string }[];
  };
  return {
    name: metadata.name!,
    address: addresses.find(({ type }) => type === "InternalIP")!.address,
    podPrefix: String((spec as { podCIDR?: string }).podCIDR ?? `10.244.${index}.0/24`).replace(
      /\d+\/\d+$/,
      "",
    ),
    firstHost: 100,
    cpu: capacity.cpu!,
    memory: capacity.memory!,
    pods: Number(capacity.pods),
    labels: metadata.labels ?? {},
  };
}
