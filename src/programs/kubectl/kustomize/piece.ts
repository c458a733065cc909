import { parseGroupVersion } from "../../../kube/group_version.ts";
import type { JsonObject, KubeObject } from "../../../kube/object.ts";
import { ownEntry } from "../../../kube/own_entry.ts";

/** An object on its way through a build. */
export interface Piece {
  object: KubeObject;
  /** Names that it had, the first one first; patches and references may use any of them. */
  names: string[];
  /** The namespace that it came with. */
  namespace: string;
  /** A hash of what is in it goes to the end of its name. */
  isHashed?: boolean;
}

export function pieceOf(object: KubeObject): Piece {
  const { name = "", namespace = "" } = object.metadata;
  return { object, names: [name], namespace };
}

/** `Deployment.v1.apps/web.[noNs]`: how kustomize's messages name an object. */
export function pieceId({ object, names, namespace }: Piece): string {
  const { group, version } = parseGroupVersion(object.apiVersion ?? "");
  return `${object.kind}.${version}.${group || "[noGrp]"}/${names[0]}.${namespace || "[noNs]"}`;
}

/** The object at a path, made where there is none; undefined where something else is in the way. */
export function at(object: JsonObject, path: readonly string[], makes: boolean): JsonObject | undefined {
  let place: JsonObject = object;
  for (const name of path) {
    let next = ownEntry(place, name);
    if ((next === undefined || next === null) && makes) place[name] = next = {};
    if (typeof next !== "object" || next === null || Array.isArray(next)) return undefined;
    place = next;
  }
  return place;
}

const TEMPLATES: Record<string, readonly string[]> = {
  Pod: [],
  Deployment: ["spec", "template"],
  ReplicaSet: ["spec", "template"],
  ReplicationController: ["spec", "template"],
  DaemonSet: ["spec", "template"],
  StatefulSet: ["spec", "template"],
  Job: ["spec", "template"],
  CronJob: ["spec", "jobTemplate", "spec", "template"],
};

/** Where the pod template of a kind stands; undefined for kinds without one. Of a pod it is the pod itself. */
export function templatePath(kind: string | undefined): readonly string[] | undefined {
  return ownEntry(TEMPLATES, kind ?? "");
}

/** What the containers stand in. */
export function podSpecOf(object: KubeObject): JsonObject | undefined {
  const path = templatePath(object.kind);
  return path && at(object as unknown as JsonObject, [...path, "spec"], false);
}
