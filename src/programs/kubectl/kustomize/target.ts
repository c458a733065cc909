/** Which objects the targets of patches and of replacements mean. Source: kustomize, api/types/selector.go. */
import { parseGroupVersion } from "../../../kube/group_version.ts";
import { matchesLabels, parseLabelSelector } from "../../../kube/label_selector.ts";
import type { PatchTarget } from "./kustomization.ts";
import type { Piece } from "./piece.ts";

/** All that the target says fits. */
export function isTarget(piece: Piece, target: PatchTarget): boolean {
  return hasIdentity(piece, target) && hasMarks(piece, target);
}

/** Either what it is or what it is marked with fits, where the target says something of that. */
export function isRejected(piece: Piece, target: PatchTarget): boolean {
  const { group, version, kind, name, namespace, labelSelector, annotationSelector } = target;
  return Boolean(group || version || kind || name || namespace) && hasIdentity(piece, target) ||
    Boolean(labelSelector || annotationSelector) && hasMarks(piece, target);
}

/** Fields are patterns of the whole text. Names and namespaces may be any that the object has had. */
function hasIdentity({ object, names, namespace }: Piece, target: PatchTarget): boolean {
  const { group, version } = parseGroupVersion(object.apiVersion ?? "");
  const { metadata } = object;
  const fits = (pattern: string | undefined, ...texts: string[]): boolean =>
    !pattern || texts.some((text) => new RegExp(`^(?:${pattern})$`).test(text));
  return fits(target.group, group) && fits(target.version, version) && fits(target.kind, object.kind ?? "") &&
    fits(target.name, ...names, metadata.name ?? "") &&
    fits(target.namespace, namespace, metadata.namespace ?? "");
}

function hasMarks({ object }: Piece, { labelSelector, annotationSelector }: PatchTarget): boolean {
  const { labels = {}, annotations = {} } = object.metadata;
  return (!labelSelector ||
    matchesLabels(parseLabelSelector(labelSelector), labels as Record<string, string>)) &&
    (!annotationSelector ||
      matchesLabels(parseLabelSelector(annotationSelector), annotations as Record<string, string>));
}
