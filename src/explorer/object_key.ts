/**
 * What can be done with objects by a key: opened, changed, watched. One record a deed; tables, trees and texts that
 * stand for objects bind them all (`object_bindings.ts`), the registry (`object_keys.ts`) lists them.
 */
import type { ApiResource } from "../kube/discovery.ts";
import type { Command } from "./command.ts";
import type { PaneContext } from "./pane.ts";
import type { Right } from "./rights.ts";
import type { Target } from "./target.ts";

export interface ObjectKey {
  /** One word or several with hyphens: `delete`, `set-image`. Key maps say it. */
  readonly name: string;
  readonly keys: readonly string[];
  readonly title: string;
  /** The heading in help: `Row`, `Change`, `Terminal`, `Around`. */
  readonly group: string;
  /** Place in the footer. */
  readonly footer?: number;
  /** Which kinds have it there; absent: all. */
  readonly footerOn?: (resource: ApiResource) => boolean;
  /** Where the key means this; elsewhere it is not bound at all. Absent: for every resource. */
  readonly appliesTo?: (resource: ApiResource, target: Target | undefined) => boolean;
  /** It changes the cluster, or starts something there: read-only mode refuses it. */
  readonly writes?: boolean;
  /** Looks at the row under the cursor, whatever is marked. Absent: means all marked rows. */
  readonly isForOne?: boolean;
  /** What the server has to allow; without it the key is grey and says so. */
  readonly right?: (target: Target) => Right;
  /** Why it does not work on these; undefined when it does. Read-only mode and rights are looked at before. */
  readonly whyNot?: (targets: readonly Target[], context: PaneContext) => string | undefined;
  readonly run: (targets: readonly Target[], context: PaneContext) => readonly Command[];
}

/** A test for resources by their group and plural names, such as `deployments.apps` or `pods`. */
export function isOneOf(
  ...names: readonly string[]
): (resource: Pick<ApiResource, "name" | "group">) => boolean {
  return ({ name, group }) => names.includes(group === "" ? name : `${name}.${group}`);
}
