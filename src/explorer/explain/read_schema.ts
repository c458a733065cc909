/** How panes come to the documentation of fields. */
import { OpenApiReader } from "../../cluster/openapi.ts";
import type { ApiResource } from "../../kube/discovery.ts";
import { parseExplainPath } from "../../kube/explain_path.ts";
import type { OpenApiDocument } from "../../kube/openapi.ts";
import type { ClusterPort } from "../cluster_port.ts";
import type { TaskEffect } from "../command.ts";
import type { PaneContext } from "../pane.ts";

/** The documentation was read, or why it could not be. */
export type SchemaNews =
  | {
    type: "schema";
    resource: ApiResource;
    document: OpenApiDocument | undefined;
    fields: readonly string[];
  }
  | { type: "noSchema"; why: string };

/** Reads what `kubectl explain` would: a kind under any of its names, and fields behind it. */
export function readSchema(asked: string, { pane, discovery }: PaneContext): TaskEffect {
  return reading(pane, async (port, signal) => {
    const known = discovery ?? await port.discover(signal);
    return parseExplainPath(known, asked);
  });
}

/** Reads the documentation of a kind in the very version that is shown. */
export function readSchemaOf(resource: ApiResource, pane: number): TaskEffect {
  return reading(pane, () => Promise.resolve({ resource, fields: [] }));
}

/** `apps/v1`, or `v1` in the core group. */
export function groupVersion({ group, version }: ApiResource): string {
  return group ? `${group}/${version}` : version;
}

function reading(
  pane: number,
  find: (
    port: ClusterPort,
    signal: AbortSignal,
  ) => Promise<{ resource: ApiResource; fields: readonly string[] }>,
): TaskEffect {
  return {
    type: "task",
    pane,
    name: "schema",
    async run(port, tell, signal) {
      try {
        const { resource, fields } = await find(port, signal);
        const document = await readerOf(port).document(groupVersion(resource));
        tell({ type: "schema", resource, fields, document });
      } catch (error) {
        if (!signal.aborted) {
          tell({ type: "noSchema", why: error instanceof Error ? error.message : String(error) });
        }
      }
    },
  };
}

/** Documents are large: each cluster's are read once. */
const readers = new WeakMap<object, OpenApiReader>();

function readerOf({ client }: ClusterPort): OpenApiReader {
  const reader = readers.get(client) ?? new OpenApiReader(client);
  readers.set(client, reader);
  return reader;
}
