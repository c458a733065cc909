/** A registry with a service account, a pod and a secret, and tokens for them. */
import { Random } from "../../../../src/simulator/clock/random.ts";
import {
  DEFAULT_ISSUER,
  ServiceAccountTokens,
} from "../../../../src/simulator/kubernetes/identity/service_account_tokens.ts";
import type { StoredObject } from "../../../../src/simulator/kubernetes/registry.ts";
import { pod } from "../sample_cluster.ts";
import { RbacWorld } from "../rbac/rbac_world.ts";

export class TokenWorld extends RbacWorld {
  readonly tokens = new ServiceAccountTokens({
    registry: this.registry,
    clock: this.queue,
    random: new Random(1),
    issuer: DEFAULT_ISSUER,
  });
  readonly account = this.create("serviceaccounts", { metadata: { name: "robot", namespace: "default" } });
  readonly pod = this.create("pods", pod("web", { serviceAccountName: "robot" }));

  create(plural: string, object: Parameters<typeof this.registry.create>[1]): StoredObject {
    return this.registry.create(this.registry.kind(plural), object);
  }

  delete(plural: string, name: string): void {
    this.registry.delete(this.registry.kind(plural), "default", name, { gracePeriodSeconds: 0 });
  }

  /** The user's name, or the problem. */
  whose(token: string, audiences?: string[]): string {
    const found = this.tokens.find(token, audiences);
    return "user" in found ? found.user.name : found.problem;
  }
}

export const ROBOT = "system:serviceaccount:default:robot";
