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
import type { FormField, FormValues } from "../dialog/form.ts";
import type { Target } from "../target.ts";

export interface Change {
  /** What will be done, as an order that names its target or counts them: `Scale Deployment shop/web to 3`. */
  readonly title: string;
  /** What was done: `Deployment shop/web scaled to 3`. */
  readonly done: string;
  /** On the button; absent: the first word of the title. */
  readonly verb?: string;
  readonly writes: readonly Write[];
  /** The kubectl command that does the same, context flag included. */
  readonly kubectl: string;
  /** Deletes, evicts, or else cannot be taken back: asked with more care. */
  readonly isDestructive: boolean;
  /** Takes so much along that its name has to be typed, unless the settings want no question at all. */
  readonly isTyped?: boolean;
  /** Destructive, and yet meant to be quick: Enter does it. */
  readonly isQuick?: boolean;
  /** The consequences name each target: it needs no line of its own. */
  readonly tellsTargets?: boolean;
  /**
   * What else will happen, found out while the question is on the screen: owners, endpoints left, budgets, volumes,
   * finalizers. Told as often as more is known, all lines each time.
   */
  readonly consequences?: (
    port: ClusterPort,
    tell: (lines: readonly Line[]) => void,
    signal: AbortSignal,
  ) => Promise<void>;
  /**
   * Reads what the question needs, such as the present number of replicas, and answers with the change itself. The
   * question is open meanwhile and says so; a rejection closes it.
   */
  readonly prepare?: (port: ClusterPort, signal: AbortSignal) => Promise<Change>;
  /** Fields in the question itself, such as the number of replicas or how dependents are deleted. */
  readonly options?: ChangeOptions;
  /** What takes it back, made from what was done; a text says why nothing does. */
  readonly undo: ((done: readonly DoneWrite[]) => Change | string) | string;
  /** Commands for the explorer when all has been done. */
  readonly after?: readonly Command[];
}

/** Answers with the change that the values mean, or with what is wrong with them. Options of its answers are not read. */
export interface ChangeOptions {
  readonly fields: readonly FormField[];
  readonly with: (values: FormValues) => Change | string;
}

/** A write that the server has accepted. */
export interface DoneWrite {
  readonly write: Write;
  /** The object (of a sub-resource: the answer to GET of it) just before; undefined where there was none. */
  readonly before: KubeObject | undefined;
  /** What the server answered; undefined for `steps`. */
  readonly after: KubeObject | undefined;
}

/** One request. Patches, updates and new objects are shown as a difference that the server has computed (dry run). */
export interface Write {
  /**
   * The object as it was seen. Its UID is the precondition: another object of the same name is left alone. "" where
   * there is no object yet.
   */
  readonly target: Target;
  readonly request: WriteRequest;
}

export type WriteRequest =
  | {
    readonly type: "patch";
    readonly patch: PatchType;
    readonly body: Json;
    readonly subresource?: string;
    /** Server-side apply: who owns the fields, and whether they are taken from other owners. */
    readonly fieldManager?: string;
    readonly force?: boolean;
  }
  /** DeleteOptions; the precondition is added. */
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
