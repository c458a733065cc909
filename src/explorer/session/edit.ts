import type { JsonObject, KubeObject } from "../../kube/object.ts";
import type { PaneContext } from "../pane.ts";
import type { Target } from "../target.ts";
import type { ObjectPatch } from "./object_patch.ts";

/** What is edited, and how. */
export interface Edit {
  readonly target: Target;
  /** Of the pane where it began. */
  readonly context: PaneContext;
  /** A secret whose values are shown as text. */
  readonly isDecoded: boolean;
}

/** An edit that can be read, on its way to the server. */
export interface Edited {
  readonly edit: Edit;
  readonly original: KubeObject;
  readonly edited: JsonObject;
  readonly patch: ObjectPatch;
}
