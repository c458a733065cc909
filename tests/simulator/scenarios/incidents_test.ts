import assert from "node:assert/strict";
import type { Json, KubeObject } from "../../../src/kube/object.ts";
import { parseJsonPath, printJsonPath } from "../../../src/kube/json_path.ts";
import type { AnyKind } from "../../../src/simulator/kubernetes/kind.ts";
import { INCIDENT_NAMESPACE, incidents } from "../../../src/simulator/scenarios/incidents.ts";
import { World } from "../../../src/simulator/scenarios/world.ts";

class BrokenWorld {
  readonly world: World;

  constructor(name: string) {
    const scenario = incidents.find((incident) => incident.name === name)!;
    this.world = new World({ seed: 1, startMs: Date.UTC(2026, 0, 1), scenario });
  }

  kind(resource: string): AnyKind {
    const { kinds } = this.world.registry;
    const found = kinds.find(({ plural, shortNames }) =>
      plural === resource || shortNames.includes(resource)
    );
    assert.ok(found, resource);
    return found;
  }

  /** A JSONPath over the list of a kind, in the incident's namespace. */
  see(resource: string, path: string, namespace = INCIDENT_NAMESPACE): string {
    const items = this.world.registry.list(this.kind(resource), { namespace });
    return printJsonPath(parseJsonPath(path), { items } as unknown as Json);
  }

  patch(resource: string, name: string, patch: Json): void {
    this.world.registry.patch(this.kind(resource), INCIDENT_NAMESPACE, name, "strategic", patch);
  }

  create(resource: string, object: Omit<KubeObject, "metadata">, name: string): void {
    this.world.registry.create(this.kind(resource), {
      ...object,
      metadata: { name, namespace: INCIDENT_NAMESPACE },
    });
  }

  delete(resource: string, name: string): void {
    this.world.registry.delete(this.kind(resource), INCIDENT_NAMESPACE, name);
  }

  /** Minutes go by; what pods ask the API server is answered between events. */
  async pass(minutes: number): Promise<void> {
    for (let step = 0; step < minutes * 6; step++) {
      this.world.advance(10_000);
      for (let turn = 0; turn < 30; turn++) await Promise.resolve();
    }
  }

  /** What a request from a new pod ends with: a status, or why there was none. */
  request(host: string): string {
    const outcome = this.world.network.fetch(
      { address: "192.168.146.250", namespace: INCIDENT_NAMESPACE },
      { host, port: 80, request: { method: "GET", path: "/", headers: {}, body: "" } },
    );
    return outcome.kind === "answer" ? String(outcome.answer.status) : outcome.kind;
  }
}

const container = (fields: Record<string, Json>): Json => ({
  spec: { template: { spec: { containers: [{ name: "app", ...fields }] } } },
});
const waiting = "{.items[0].status.containerStatuses[0].state.waiting.reason}";
const running = "{.items[*].status.phase} {.items[*].status.containerStatuses[*].ready}";

interface Case {
  /** What is seen, wrong and mended. */
  look(world: BrokenWorld): string;
  broken: RegExp;
  mend(world: BrokenWorld): void;
  mended: RegExp;
}

/** Each incident: how it shows, and that mending the cause, and nothing else, ends it. */
const CASES: Record<string, Case> = {
  crashloop: {
    look: (it) => it.see("pods", `${waiting}${running}`),
    broken: /CrashLoopBackOff.*false/,
    mend: (it) =>
      it.patch("deployments", "worker", {
        spec: {
          template: {
            spec: {
              containers: [{ name: "app", volumeMounts: [{ name: "config", mountPath: "/etc/worker" }] }],
              volumes: [{ name: "config", configMap: { name: "worker-config" } }],
            },
          },
        },
      }),
    mended: /^Running true$/,
  },
  image: {
    look: (it) => it.see("pods", `${waiting}${running}`),
    broken: /^(ImagePullBackOff|ErrImagePull)/,
    mend: (it) => it.patch("deployments", "shop", container({ image: "nginx:1.27" })),
    mended: /^Running Running true true$/,
  },
  selector: {
    look: (it) => it.request("api"),
    broken: /^refused$/,
    mend: (it) => it.patch("services", "api", { spec: { selector: { app: "api" } } }),
    mended: /^200$/,
  },
  port: {
    look: (it) => it.request("api") + it.see("endpointslices", " {.items[*].endpoints[*].conditions.ready}"),
    broken: /^refused true true$/,
    mend: (it) => it.patch("services", "api", { spec: { ports: [{ port: 80, targetPort: 80 }] } }),
    mended: /^200 true true$/,
  },
  pending: {
    look: (it) => it.see("pods", "{.items[*].status.phase} {.items[*].status.conditions[*].message}"),
    broken: /^Pending 0\/2 nodes are available: 2 Insufficient cpu/,
    mend: (it) => it.patch("deployments", "report", container({ resources: { requests: { cpu: "1" } } })),
    mended: /^Running/,
  },
  config: {
    look: (it) => it.see("pods", `${waiting}${running}`),
    broken: /^CreateContainerConfigError/,
    mend: (it) => it.create("configmaps", { data: { mode: "production" } }, "api-config"),
    mended: /^Running true$/,
  },
  probe: {
    look: (it) => `${it.request("api")} ${it.see("pods", running)}`,
    broken: /^refused Running Running false false$/,
    mend: (it) =>
      it.patch("deployments", "api", container({ readinessProbe: { httpGet: { path: "/", port: 80 } } })),
    mended: /^200 Running Running true true$/,
  },
  liveness: {
    look: (it) => it.see("pods", "{.items[0].status.containerStatuses[0].restartCount}"),
    broken: /^([3-9]|1\d)$/,
    mend: (it) =>
      it.patch("deployments", "api", container({ livenessProbe: { httpGet: { path: "/", port: 80 } } })),
    mended: /^0$/,
  },
  oom: {
    look: (it) => it.see("pods", "{.items[0].status.containerStatuses[0].lastState.terminated.reason}"),
    broken: /^OOMKilled$/,
    mend: (it) =>
      it.patch(
        "deployments",
        "cache",
        container({ image: "nginx:1.27", resources: { limits: { memory: "64Mi" } } }),
      ),
    mended: /^$/,
  },
  rbac: {
    look: (it) => logOf(it),
    broken: /pods is forbidden: User \\?"system:serviceaccount:harbor:watchman\\?" cannot list/,
    mend: (it) =>
      it.patch("rolebindings", "watchman", {
        subjects: [{ kind: "ServiceAccount", name: "watchman", namespace: INCIDENT_NAMESPACE }],
      }),
    mended: /"kind": ?"PodList"/,
  },
  volume: {
    look: (it) =>
      `${it.see("pvc", "{.items[*].status.phase}")} ${it.see("pods", "{.items[*].status.phase}")}`,
    broken: /^Pending Pending$/,
    mend: (it) => {
      it.delete("pvc", "database");
      it.patch("deployments", "database", { spec: { replicas: 0 } });
      it.world.advance(60_000);
      it.create("pvc", {
        spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
      }, "database");
      it.patch("deployments", "database", { spec: { replicas: 1 } });
    },
    mended: /^Bound Running$/,
  },
  secret: {
    look: (it) =>
      `${it.see("pods", waiting)}${it.see("pods", running)} ${it.see("events", "{.items[*].message}")}`,
    broken: /^ContainerCreating.*secret "api-tls-2024" not found/,
    mend: (it) =>
      it.patch("deployments", "api", {
        spec: { template: { spec: { volumes: [{ name: "tls", secret: { secretName: "api-tls" } }] } } },
      }),
    mended: /^Running true/,
  },
  namespace: {
    look: (it) => `${it.request("api")} ${it.request("api.backend")}`,
    broken: /^unknown-host 200$/,
    mend: (it) =>
      it.create("services", {
        spec: { type: "ExternalName", externalName: "api.backend.svc.cluster.local" },
      }, "api"),
    mended: /^200 200$/,
  },
  "network-policy": {
    look: (it) => it.request("api"),
    broken: /^timeout$/,
    mend: (it) => it.delete("networkpolicies", "default-deny"),
    mended: /^200$/,
  },
  quota: {
    look: (it) =>
      it.see("deployments", "{.items[*].status.readyReplicas} {.items[*].status.conditions[*].reason}"),
    broken: /^2 .*FailedCreate/,
    mend: (it) => it.patch("resourcequotas", "small", { spec: { hard: { pods: "10" } } }),
    mended: /^4 /,
  },
  init: {
    look: (it) => it.see("pods", "{.items[*].status.phase}"),
    broken: /^Pending$/,
    mend: (it) => it.create("services", { spec: { ports: [{ port: 5432 }] } }, "database"),
    mended: /^Running$/,
  },
};

function logOf(broken: BrokenWorld): string {
  const { kubelets, registry } = broken.world;
  const [pod] = registry.list(broken.kind("pods"), { namespace: INCIDENT_NAMESPACE });
  const lines = kubelets.worker(pod!.metadata.uid)?.container("app")?.instance?.log.lines ?? [];
  return lines.map(({ text }) => text).join("");
}

Deno.test("each incident has its case here, and each case its incident", () => {
  assert.deepEqual(incidents.map(({ name }) => name), Object.keys(CASES).map((name) => `incident-${name}`));
});

for (const [name, { look, broken, mend, mended }] of Object.entries(CASES)) {
  Deno.test(`incident-${name} is broken, and mending its cause ends it`, async () => {
    const world = new BrokenWorld(`incident-${name}`);
    await world.pass(1);
    assert.match(look(world), broken);
    mend(world);
    await world.pass(10);
    assert.match(look(world), mended);
  });
}
