/** A registry with roles, and short ways to give them. */
import type { KubeObject } from "../../../../src/kube/object.ts";
import { ruleOfText } from "../../../../src/simulator/kubernetes/bootstrap/role_text.ts";
import {
  type BoundSubject,
  subjectOfText,
} from "../../../../src/simulator/kubernetes/bootstrap/subject_text.ts";
import { kinds } from "../../../../src/simulator/kubernetes/kinds/mod.ts";
import { RBAC_GROUP } from "../../../../src/simulator/kubernetes/kinds/role_rules.ts";
import { ObjectRegistry } from "../../../../src/simulator/kubernetes/object_registry.ts";
import { EventQueue } from "../../../../src/simulator/clock/event_queue.ts";
import { Random } from "../../../../src/simulator/clock/random.ts";
import { START } from "../sample_cluster.ts";

export class RbacWorld {
  readonly queue = new EventQueue(START);
  readonly registry = new ObjectRegistry({ queue: this.queue, random: new Random(1), kinds });

  constructor() {
    this.registry.create(this.registry.kind("namespaces"), { metadata: { name: "default" } });
  }

  /** In a namespace, or for the whole cluster. Rules in the form of `role_text.ts`. */
  role(name: string, rules: string[], namespace?: string, more: Partial<KubeObject> = {}): void {
    const kind = this.registry.kind(namespace ? "roles" : "clusterroles", RBAC_GROUP);
    this.registry.create(kind, {
      metadata: { name, ...(namespace ? { namespace } : {}) },
      rules: rules.map(ruleOfText),
      ...more,
    });
  }

  /** `role` is a name of a cluster role, or `Role NAME`. */
  bind(name: string, role: string, subject: BoundSubject, namespace?: string): void {
    const kind = this.registry.kind(namespace ? "rolebindings" : "clusterrolebindings", RBAC_GROUP);
    const [first = "", second] = role.split(" ");
    this.registry.create(kind, {
      metadata: { name, ...(namespace ? { namespace } : {}) },
      roleRef: second ? { kind: first, name: second } : { kind: "ClusterRole", name: first },
      subjects: [subjectOfText(subject)],
    });
  }
}
