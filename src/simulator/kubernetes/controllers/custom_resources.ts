/**
 * Serves what CustomResourceDefinitions define: finds out which names are free, establishes the kind, and removes its
 * objects before the definition goes. In a real cluster this is a part of the API server.
 * Source: apiextensions-apiserver/pkg/controller/{status,establish,finalizer}.
 */
import { acceptNames } from "../custom/accepted_names.ts";
import { type CustomDefinition, hasCondition } from "../custom/custom_definition.ts";
import { type CustomKinds, customKindsOf } from "../custom/custom_kinds.ts";
import {
  DELETION_COMPLETED,
  DELETION_IN_PROGRESS,
  ESTABLISHED,
  INSTALLING,
  NEVER_ESTABLISHED,
  NOT_ACCEPTED,
  setCondition,
} from "../custom/definition_status.ts";
import { copyOf, isSame } from "../json_value.ts";
import { CLEANUP_FINALIZER } from "../kinds/custom_resource_definition.ts";
import type { AnyKind } from "../kind.ts";
import type { StoredObject } from "../registry.ts";
import { StatusError } from "../status_error.ts";
import { type ControllerContext, timeText } from "./controller.ts";
import type { Informer } from "./informer.ts";
import { WorkQueue } from "./work_queue.ts";

type Definition = CustomDefinition & StoredObject;

const WRITER = { fieldManager: "kube-apiserver" } as const;
const WRITER_STATUS = { ...WRITER, subresource: "status" } as const;
/** Between looks at objects that finalizers keep. */
const POLL_MS = 5000;

export function startCustomResources(context: ControllerContext): void {
  new CustomResources(context);
}

class CustomResources {
  readonly #context: ControllerContext;
  readonly #kind: AnyKind;
  readonly #definitions: Informer<Definition>;
  readonly #served: CustomKinds;
  readonly #work: WorkQueue;

  constructor(context: ControllerContext) {
    this.#context = context;
    this.#kind = context.registry.kind("customresourcedefinitions", "apiextensions.k8s.io");
    this.#definitions = context.informers.ofKind(this.#kind) as unknown as Informer<Definition>;
    this.#served = customKindsOf(context.registry);
    this.#work = new WorkQueue(context.queue, { delayMs: 0, work: (name) => this.#process(name) });
    this.#definitions.onChange(({ type, object }) => {
      const { name } = object.metadata;
      if (type !== "DELETED") return this.#work.add(name);
      this.#served.remove(name);
      // Its names are free now.
      for (const other of this.#definitions.all()) this.#work.add(other.metadata.name);
    });
  }

  #process(name: string): void {
    const found = this.#context.registry.find(this.#kind, undefined, name) as Definition | undefined;
    if (!found) return;
    if (found.metadata.deletionTimestamp) return this.#finish(found);
    const definition = this.#acceptNames(found);
    if (hasCondition(definition, "Established")) this.#served.serve(definition);
    else if (hasCondition(definition, "NamesAccepted")) this.#establish(definition);
  }

  /** Writes what became of the names; answers the definition as it is then. */
  #acceptNames(found: Definition): Definition {
    if (isSame(found.spec.names, found.status?.acceptedNames)) return found;
    const others = [...this.#definitions.all()].filter((other) => other.metadata.uid !== found.metadata.uid);
    const { names, condition } = acceptNames(found, others);
    const definition = copyOf(found);
    definition.status = { ...definition.status, acceptedNames: names };
    const time = this.#time();
    setCondition(definition, condition, time);
    if (!hasCondition(found, "Established")) {
      setCondition(definition, condition.status === "True" ? INSTALLING : NOT_ACCEPTED, time);
    }
    return this.#writeStatus(definition);
  }

  /** It is served before it says so. */
  #establish(found: Definition): void {
    const definition = copyOf(found);
    this.#served.serve(definition);
    setCondition(definition, ESTABLISHED, this.#time());
    this.#writeStatus(definition);
  }

  #finish(found: Definition): void {
    if (!found.metadata.finalizers?.includes(CLEANUP_FINALIZER)) return;
    const kind = this.#served.get(found.metadata.name);
    const definition = copyOf(found);
    if (kind) {
      setCondition(definition, DELETION_IN_PROGRESS, this.#time());
      const current = this.#writeStatus(definition);
      if (!this.#removeObjects(kind)) return this.#work.add(found.metadata.name, POLL_MS);
      this.#release(current, DELETION_COMPLETED);
    } else this.#release(definition, NEVER_ESTABLISHED);
  }

  /** True when none is left. */
  #removeObjects(kind: AnyKind): boolean {
    const { registry } = this.#context;
    for (const { metadata } of registry.list(kind)) {
      if (metadata.deletionTimestamp) continue;
      try {
        registry.delete(kind, metadata.namespace, metadata.name);
      } catch (error) {
        if (!(error instanceof StatusError)) throw error;
      }
    }
    return registry.list(kind).length === 0;
  }

  #release(found: Definition, said: Parameters<typeof setCondition>[1]): void {
    const definition = copyOf(found);
    setCondition(definition, said, this.#time());
    const current = copyOf(this.#writeStatus(definition));
    current.metadata.finalizers = current.metadata.finalizers!.filter((name) => name !== CLEANUP_FINALIZER);
    this.#context.registry.update(this.#kind, current, WRITER);
  }

  #writeStatus(definition: Definition): Definition {
    return this.#context.registry.update(this.#kind, definition, WRITER_STATUS) as Definition;
  }

  #time(): string {
    return timeText(this.#context.queue.now());
  }
}
