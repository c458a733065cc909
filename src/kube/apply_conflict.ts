import type { StatusCause } from "./object.ts";

/** One field that an apply would change although another manager owns it. */
export interface ApplyConflict {
  /** Who owns it. */
  manager: string;
  operation: "Apply" | "Update";
  apiVersion: string;
  /** "" for none. */
  subresource: string;
  /** As the server prints paths: `.spec.template.spec.containers[name="nginx"].image`. */
  field: string;
}

/**
 * The message of the 409 that the server answers.
 *
 * @example `Apply failed with 1 conflict: conflict with "kubectl" using apps/v1: .spec.replicas`
 */
export function applyConflictMessage(conflicts: ApplyConflict[]): string {
  const [first] = conflicts;
  if (first !== undefined && conflicts.length === 1) {
    return `Apply failed with 1 conflict: conflict with ${printManager(first)}: ${first.field}`;
  }
  const byManager = new Map<string, string[]>();
  for (const conflict of conflicts) {
    const manager = printManager(conflict);
    byManager.set(manager, [...(byManager.get(manager) ?? []), conflict.field]);
  }
  const lines = [...byManager].flatMap(([manager, fields]) => [
    `conflicts with ${manager}:`,
    ...fields.map((field) => `- ${field}`),
  ]);
  return `Apply failed with ${conflicts.length} conflicts: ${lines.join("\n")}`;
}

/** The causes of the same answer, one a field. */
export function applyConflictCauses(conflicts: ApplyConflict[]): StatusCause[] {
  return conflicts.map((conflict) => ({
    reason: "FieldManagerConflict",
    message: `conflict with ${printManager(conflict)}`,
    field: conflict.field,
  }));
}

function printManager({ manager, operation, apiVersion, subresource }: ApplyConflict): string {
  const name = JSON.stringify(manager) +
    (subresource === "" ? "" : ` with subresource ${JSON.stringify(subresource)}`);
  return operation === "Update" ? `${name} using ${apiVersion}` : name;
}
