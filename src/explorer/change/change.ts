/**
 * A change of the cluster that is about to be made: which objects, what is sent, how it is said and taken back.
 * Every write of the explorer is one of these, and goes through `propose`, so that all are asked, shown, gated and
 * remembered in the same way.
 */
import type { Client, PatchType } from "../../cluster/client.ts";
import type { Json, KubeObject } from "../../kube/object.ts";
import type { Line } from "../../terminal/line.ts";
import type { ClusterPort } from "../cluster_port.ts";
import type { Command } from "../command.ts";
import type { Target } from "../target.ts";

export interface Change {
  /** What will be done, as an order that names every target: `Scale Deployment shop/web to 3`. */
  readonly title: string;
  /** What was done: `Deployment shop/web scaled to 3`. */
  readonly done: string;
  readonly writes: readonly Write[];
  /** The kubectl command that does the same, context flag included. */
  readonly kubectl: string;
  /** Deletes, evicts, or else cannot be taken back: asked with more care. */
  readonly isDestructive: boolean;
  /**
   * What else will happen, found out while the question is on the screen: owners, endpoints left, budgets, volumes,
   * finalizers. Told as often as more is known.
   */
  readonly consequences?: (
    port: ClusterPort,
    tell: (lines: readonly Line[]) => void,
    signal: AbortSignal,
  ) => Promise<void>;
  /** What takes it back, made from the objects as they were; a text says why nothing does. */
  readonly undo: ((before: readonly (KubeObject | undefined)[]) => Change) | string;
  /** Commands for the explorer when all has been done. */
  readonly after?: readonly Command[];
}

/** One request. `object` ones are shown as a difference that the server has computed (dry run). */
export interface Write {
  /** The object as it was seen. Its UID is the precondition: another object of the same name is left alone. */
  readonly target: Target;
  readonly request: WriteRequest;
}

export type WriteRequest =
  | { readonly type: "patch"; readonly patch: PatchType; readonly body: Json; readonly subresource?: string }
  | { readonly type: "delete"; readonly options: Readonly<Record<string, Json>> }
  /** A replacement; the resource version in it refuses what came between. */
  | { readonly type: "update"; readonly object: KubeObject; readonly subresource?: string }
  /** A new object, or a sub-resource such as `eviction` of the target. */
  | { readonly type: "create"; readonly object: KubeObject; readonly subresource?: string }
  /** Anything that is more than one request; it has to look after the UID itself. */
  | {
    readonly type: "steps";
    readonly run: (client: Client, tell: (progress: string) => void, signal: AbortSignal) => Promise<void>;
  };
