import type { KubeObject } from "../../kube/object.ts";
import { compareVersions } from "../../kube/group_version.ts";
import type { AnyKind, KindVersion } from "./kind.ts";
import { inServerForm } from "./object_form.ts";

/**
 * A kind as one of its versions shows it: names, schema, columns and sub-resources are that version's. The stored
 * version's face is the record itself and has no conversions.
 */
export interface KindFace extends AnyKind {
  refuse?: KindVersion["refuse"];
  fromStored?: KindVersion["fromStored"];
  toStored?: KindVersion["toStored"];
  /** The version in which it is stored, where that is another. */
  storage?: { group: string; version: string };
  /** The version has no columns of its own: rows are printed from the stored object. */
  printsStored?: boolean;
}

const faces = new WeakMap<AnyKind, readonly KindFace[]>();

/** The kind in all versions that are served, the preferred one first. */
export function facesOf(kind: AnyKind): readonly KindFace[] {
  let known = faces.get(kind);
  if (known) return known;
  const own: KindFace[] = kind.isServed === false ? [] : [kind];
  const others = (kind.versions ?? []).map((version) => faceOf(kind, version));
  known = [...own, ...others].sort((left, right) => compareVersions(left.version, right.version));
  faces.set(kind, known);
  return known;
}

/** To be called when a kind's record has changed. */
export function forgetFaces(kind: AnyKind): void {
  faces.delete(kind);
}

function faceOf(kind: AnyKind, version: KindVersion): KindFace {
  const { versions: _versions, isServed: _isServed, deprecation: _deprecation, ...rest } = kind;
  const storage = { group: kind.group, version: kind.version };
  return { ...rest, ...version, storage, printsStored: version.columns === undefined };
}

/** An object of the store as the face shows it. */
export function fromStored<T extends KubeObject>(face: KindFace, object: T): T {
  return face.fromStored ? inServerForm(face, face.fromStored(object)) as T : object;
}

/** An object in the face's version as `kind`, whose face it is, stores it. */
export function toStored(kind: AnyKind, face: KindFace, object: KubeObject): KubeObject {
  return face.toStored ? inServerForm(kind, face.toStored(object)) : object;
}
