/** A cluster as different people see it; its time passes while somebody waits. */
import { ApiError } from "../../../src/cluster/api_error.ts";
import { Client } from "../../../src/cluster/client.ts";
import type { Patience } from "../../../src/classroom/real/lesson_namespace.ts";
import type { Rule } from "../../../src/classroom/real/lesson_rights.ts";
import { KubernetesSchemas } from "../../../src/openapi/kubernetes_schemas.ts";
import type { User } from "../../../src/simulator/kubernetes/registry.ts";
import { World } from "../../../src/simulator/scenarios/world.ts";

const schemas = new KubernetesSchemas();
const RBAC = "/apis/rbac.authorization.k8s.io/v1";

export class SmallCluster {
  readonly world = new World({
    seed: 3,
    startMs: Date.UTC(2026, 10, 23, 12),
    scenario: "shop",
    openapi: schemas,
  });
  readonly administrator: Client;
  readonly patience: Patience;

  constructor() {
    this.administrator = this.as({ name: "kubernetes-admin", groups: ["system:masters"] });
    this.patience = {
      wait: async (ms) => {
        this.world.queue.advance(ms);
        await new Promise<void>((go) => setTimeout(go, 0));
      },
      signal: new AbortController().signal,
    };
  }

  as(user: User): Client {
    const { api } = this.world;
    return new Client({
      description: "the cluster",
      request: (path, init = {}) => api.request(path, init, user),
      connect: (path, protocols, signal) => api.connect(path, protocols, signal, user),
      close() {},
    });
  }

  /** Somebody who may do that in the whole cluster, and nothing else. */
  async user(name: string, rules: readonly Rule[]): Promise<Client> {
    const apiGroup = "rbac.authorization.k8s.io";
    await this.administrator.create(`${RBAC}/clusterroles`, { metadata: { name }, rules });
    await this.administrator.create(`${RBAC}/clusterrolebindings`, {
      metadata: { name },
      roleRef: { apiGroup, kind: "ClusterRole", name },
      subjects: [{ apiGroup, kind: "User", name }],
    });
    return this.as({ name, groups: ["system:authenticated"] });
  }

  /** A service account, by its token. */
  bearer(token: string): Client {
    const finding = this.world.tokens.find(token);
    if (!("user" in finding)) throw new Error("that token is nobody's");
    return this.as(finding.user);
  }

  close(): void {
    this.world.api.close();
  }
}

/** The code of the refusal; 0: it was none. */
export async function refusal(asked: Promise<unknown>): Promise<number> {
  try {
    await asked;
    return 0;
  } catch (error) {
    if (error instanceof ApiError) return error.code;
    throw error;
  }
}
