/** Cells of an enrichment for one object, by column. */
import { leanRow } from "../../../src/cluster/lean_row.ts";
import { compose, type Enrichment, type Measured } from "../../../src/explorer/table/enrichment.ts";
import type { Json, KubeObject } from "../../../src/kube/object.ts";

export function cellsOf(
  enrichment: Enrichment,
  object: unknown,
  measured: Measured = {},
): Record<string, Json> {
  const { metadata = { name: "one" }, ...rest } = object as Partial<KubeObject>;
  const whole = { ...rest, metadata } as KubeObject;
  const row = leanRow({ cells: [], object: whole }, enrichment.extract);
  const columns = compose(enrichment, [], { hasUsage: true });
  return Object.fromEntries(columns.map(({ column, cell }) => [column.name, cell(row, measured)]));
}
