/** What a table shows. */
import type { ApiResource } from "../../kube/discovery.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { TableQuery } from "../cluster_port.ts";
import type { Target } from "../target.ts";
import type { RowSource } from "./row_source.ts";

export type { Target };

export type Subject =
  /** Rows of a resource; with `of`, those that belong to an object one came from. */
  | { type: "resource"; query: TableQuery; of?: Belonging | undefined }
  /** Which rows belong to an object is being found out. */
  | { type: "finding"; target: Target }
  | { type: "containers"; target: Target; pod: KubeObject | undefined }
  /** Rows that are no list of one resource. */
  | { type: "source"; source: RowSource };

export interface Belonging {
  target: Target;
  /** Only rows whose controller is the target: the server cannot select these. */
  byOwner: boolean;
  /** Only rows with these names, as the target names them. */
  names?: readonly string[];
}

/** What the table is called: the kind in the plural, as people say it. */
export function subjectTitle(subject: Subject): string {
  switch (subject.type) {
    case "resource":
      return plural(subject.query.resource);
    case "finding":
      return "…";
    case "containers":
      return "Containers";
    case "source":
      return subject.source.title;
  }
}

/** `Pods`, `NetworkPolicies`: the kind's own capitals with the plural's ending. */
function plural(resource: ApiResource): string {
  const { kind, name } = resource;
  const lower = kind.toLowerCase();
  if (name.startsWith(lower)) return kind + name.slice(lower.length);
  return name.startsWith(lower.slice(0, -1)) ? kind.slice(0, -1) + name.slice(lower.length - 1) : kind;
}
