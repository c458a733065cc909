/** Patches of a kustomization: which objects they are for, and what they make of them. */
import { parseGroupVersion } from "../../../kube/group_version.ts";
import { applyJsonPatch } from "../../../kube/json_patch.ts";
import { definitionName } from "../../../kube/merge_facts.ts";
import { applyMergePatch } from "../../../kube/merge_patch.ts";
import { isJsonObject } from "../../../kube/merge_type.ts";
import type { Json, JsonObject, KubeObject } from "../../../kube/object.ts";
import { applyStrategicPatch } from "../../../kube/strategic_patch.ts";
import { parseYamlDocuments } from "../../../kube/yaml.ts";
import type { Kustomization, PatchTarget } from "./kustomization.ts";
import { type Piece, pieceId, pieceOf } from "./piece.ts";
import { isTarget } from "./target.ts";

/** Applies all patches; what a patch deletes is left out of the result. */
export async function patchPieces(
  pieces: readonly Piece[],
  kustomization: Kustomization,
  readText: (path: string) => Promise<string>,
): Promise<Piece[]> {
  const { patches = [], patchesStrategicMerge = [], patchesJson6902 = [] } = kustomization;
  let patched = [...pieces];
  for (const entry of patchesStrategicMerge) {
    // It may be the patch itself instead of a file.
    const text = entry.includes("\n") ? entry : await readText(entry);
    patched = applyText(patched, text, undefined);
  }
  for (const { path, patch, target } of [...patches, ...patchesJson6902]) {
    const text = path ? await readText(path) : patch ?? "";
    patched = applyText(patched, text, target);
  }
  return patched;
}

function applyText(pieces: readonly Piece[], text: string, target: PatchTarget | undefined): Piece[] {
  let patched = [...pieces];
  const values = text.trimStart().startsWith("[") || /^\s*-\s/.test(text)
    ? [parseYamlDocuments(text, "kustomize")[0]?.value ?? []]
    : parseYamlDocuments(text, "kustomize").map(({ value }) => value);
  for (const value of values) patched = applyOne(patched, value, target);
  return patched;
}

function applyOne(pieces: readonly Piece[], patch: Json, target: PatchTarget | undefined): Piece[] {
  const chosen = target ? pieces.filter((piece) => isTarget(piece, target)) : [ownTarget(pieces, patch)];
  return pieces.flatMap((piece) => {
    if (!chosen.includes(piece)) return [piece];
    const object = patchedObject(piece.object, patch, target !== undefined);
    return object ? [{ ...piece, object }] : [];
  });
}

/** The one object that a strategic patch without a target names by itself. */
function ownTarget(pieces: readonly Piece[], patch: Json): Piece {
  if (!isJsonObject(patch)) throw new Error("must specify a target for JSON patch");
  const wanted = pieceOf(patch as unknown as KubeObject);
  const { kind, apiVersion = "", metadata = {} } = patch as unknown as KubeObject;
  const found = pieces.filter(({ object, names, namespace }) =>
    object.kind === kind &&
    parseGroupVersion(object.apiVersion ?? "").group === parseGroupVersion(apiVersion).group &&
    names.includes(metadata.name ?? "") && (!metadata.namespace || namespace === metadata.namespace)
  );
  if (found.length === 1) return found[0]!;
  const id = pieceId(wanted);
  throw new Error(
    `no resource matches strategic merge patch "${id}": no matches for Id ${id}; failed to find unique target for ` +
      `patch ${id}`,
  );
}

/** Undefined: it is deleted. */
function patchedObject(object: KubeObject, patch: Json, keepsName: boolean): KubeObject | undefined {
  const json = object as unknown as JsonObject;
  if (Array.isArray(patch)) return applyJsonPatch(json, patch) as unknown as KubeObject;
  if (!isJsonObject(patch)) throw new Error("unable to parse SM or JSON patch from [patch]");
  if (patch["$patch"] === "delete") return undefined;
  const definition = definitionName({
    ...parseGroupVersion(object.apiVersion ?? ""),
    kind: object.kind ?? "",
  });
  const body = withoutIdentity(patch, keepsName);
  return (definition
    ? applyStrategicPatch(json, body, definition)
    : applyMergePatch(json, body)) as unknown as KubeObject;
}

/** What says which object is meant does not change it. */
function withoutIdentity(patch: JsonObject, hasTarget: boolean): JsonObject {
  const { apiVersion: _, kind: _kind, ...rest } = patch;
  if (!isJsonObject(rest["metadata"])) return rest;
  const { name, namespace: _namespace, ...metadata } = rest["metadata"];
  return { ...rest, metadata: hasTarget && name === undefined ? rest["metadata"] : metadata };
}
