/**
 * Admission: what looks at a write after its author is known and before it is stored. A plug-in is one file under
 * `admission/`. Source: staging/src/k8s.io/apiserver/pkg/admission.
 */
import type { KubeObject } from "../../kube/object.ts";
import type { AnyKind, KindContext } from "./kind.ts";
import type { DeleteOptions, StoredObject, User, WriteOptions } from "./registry.ts";

export interface AdmissionRequest {
  operation: "CREATE" | "UPDATE" | "DELETE";
  kind: AnyKind;
  namespace: string | undefined;
  /** "" while it is to be generated. */
  name: string;
  /** The new state; `mutate` may change it in place. Absent on DELETE. */
  object?: KubeObject;
  /** The stored state. Absent on CREATE. */
  old?: StoredObject;
  /** `status`, `scale`, `eviction`, …; absent for the object itself. */
  subresource?: string;
  /** Who asks; absent: a part of the control plane. */
  user?: User;
  dryRun: boolean;
  /** Adds a line to the answer's Warning headers. */
  warn(text: string): void;
}

/** Refusals are thrown as `StatusError`. */
export interface AdmissionPlugin {
  /** Its name in the server's `--enable-admission-plugins`: `LimitRanger`. */
  name: string;
  /** Before defaults of allocation and validation: may change `request.object`. */
  mutate?(request: AdmissionRequest, context: KindContext): void;
  /** After the object was found valid, right before it is stored: may only refuse (and count, as quotas do). */
  validate?(request: AdmissionRequest, context: KindContext): void;
}

/** The request that a write of `core.registry` amounts to. */
export function admissionRequest(
  operation: AdmissionRequest["operation"],
  kind: AnyKind,
  { object, old }: Pick<AdmissionRequest, "object" | "old">,
  options: WriteOptions | DeleteOptions,
): AdmissionRequest {
  const { metadata } = (object ?? old)!;
  const subresource = "subresource" in options ? options.subresource : undefined;
  return {
    operation,
    kind,
    namespace: kind.namespaced ? metadata.namespace : undefined,
    name: metadata.name ?? "",
    ...(object ? { object } : {}),
    ...(old ? { old } : {}),
    ...(subresource ? { subresource } : {}),
    ...(options.user ? { user: options.user } : {}),
    dryRun: options.dryRun ?? false,
    warn: options.warn ?? (() => {}),
  };
}

/** The plug-ins in the order in which they are asked. */
export class Admission {
  readonly #plugins: readonly AdmissionPlugin[];

  constructor(plugins: readonly AdmissionPlugin[] = []) {
    this.#plugins = plugins;
  }

  mutate(request: AdmissionRequest, context: KindContext): void {
    for (const plugin of this.#plugins) plugin.mutate?.(request, context);
  }

  validate(request: AdmissionRequest, context: KindContext): void {
    for (const plugin of this.#plugins) plugin.validate?.(request, context);
  }
}
