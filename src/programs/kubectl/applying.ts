import type { Query } from "../../cluster/client.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { Connection } from "../connection.ts";
import type { Call } from "../program.ts";
import type { Cascade } from "./delete_targets.ts";
import type { DryRun } from "./dry_run.ts";
import type { Manifest } from "./manifest_source.ts";

/** One run of `apply`. */
export interface Applying {
  call: Call;
  connection: Connection;
  dryRun: DryRun;
  /** Of each write. */
  query: Query;
  /** For what has to be deleted. */
  cascade: Cascade;
}

/** An object that was applied. */
export interface Applied {
  manifest: Manifest;
  /** As the server has it now, or would have it. */
  object: KubeObject;
  operation: "created" | "configured" | "unchanged" | "serverside-applied";
}
