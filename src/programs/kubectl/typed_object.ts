/**
 * Objects that kubectl knows the Go type of are printed as JSON in the order of the type's fields, where others have their
 * keys sorted. A server answers in that order, too, so that what it sends is printed as it comes.
 */
import { escapeForHtml } from "../../kube/go_value.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { Call } from "../program.ts";
import type { DryRun } from "./dry_run.ts";
import { type OutcomePrinter, outcomePrinter } from "./outcome.ts";

/** As `outcomePrinter`, for verbs whose objects have a type. */
export async function typedPrinter(
  call: Pick<Call, "flags" | "io">,
  dryRun: DryRun = "none",
): Promise<OutcomePrinter> {
  const print = await outcomePrinter(call, dryRun);
  if (call.flags.string("output") !== "json") return print;
  return (object) => {
    const shown = { ...object, metadata: { ...object.metadata } };
    if (!call.flags.bool("show-managed-fields")) delete shown.metadata.managedFields;
    return `${typedJson(shown, 4)}\n`;
  };
}

/** JSON as Go encodes a value of a type: what the object is comes first. */
export function typedJson(object: KubeObject, indent?: number): string {
  const { kind, apiVersion, metadata, ...fields } = object;
  return escapeForHtml(JSON.stringify({ kind, apiVersion, metadata, ...fields }, undefined, indent));
}
