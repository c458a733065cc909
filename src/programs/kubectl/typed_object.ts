/**
 * Objects that kubectl knows the Go type of are printed as JSON in the order of the type's fields, where others have their
 * keys sorted. A server answers in that order, too, so that what it sends is printed as it comes.
 */
import { escapeForHtml } from "../../kube/go_value.ts";
import type { Json, KubeObject } from "../../kube/object.ts";
import { shownFields } from "../../kube/print_object.ts";
import type { Call } from "../program.ts";
import type { DryRun } from "./dry_run.ts";
import { type OutcomePrinter, outcomePrinter } from "./outcome.ts";

/** As `outcomePrinter`, for verbs whose objects have a type. */
export async function typedPrinter(
  call: Pick<Call, "flags" | "io">,
  dryRun: DryRun = "none",
): Promise<OutcomePrinter> {
  const print = await outcomePrinter(call, dryRun);
  const { flags } = call;
  const format = flags.string("output");
  if (format !== "json" && format !== "kyaml") return print;
  const shown = (object: KubeObject) =>
    shownFields(object as Json, { showManagedFields: flags.bool("show-managed-fields") }) as KubeObject;
  if (format === "json") return (object) => `${typedJson(shown(object), 4)}\n`;
  const { printKyaml } = await import("../../kube/kyaml.ts");
  return (object) => printKyaml(inTypeOrder(shown(object)) as Json, { keepsOrder: true });
}

/** JSON as Go encodes a value of a type: what the object is comes first. */
export function typedJson(object: KubeObject, indent?: number): string {
  return escapeForHtml(JSON.stringify(inTypeOrder(object), undefined, indent));
}

function inTypeOrder({ kind, apiVersion, metadata, ...fields }: KubeObject): KubeObject {
  return { kind, apiVersion, metadata, ...fields } as KubeObject;
}
