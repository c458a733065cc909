/** A real cluster as the teacher of a lesson sees it: the lesson's namespace, with the learner's own rights. */
import type { Client } from "../../cluster/client.ts";
import { watchObjects } from "../../cluster/object_set_watch.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { LessonCluster, TellWrite } from "../lesson_cluster.ts";
import { OWN_KINDS } from "./lesson_rights.ts";

/** Writes to others are not told: they have no controller that acts on them. */
const TOLD = /^(CronJob|Job|Deployment|StatefulSet|DaemonSet|ReplicaSet|Pod|Service|EndpointSlice)$/;
const SLICES = { group: "discovery.k8s.io", version: "v1", kind: "EndpointSlice", name: "endpointslices" };

const WATCHED = {
  singularName: "",
  shortNames: [],
  categories: [],
  namespaced: true,
  verbs: ["list", "watch"],
  subresources: [],
};

export function realCluster(client: Client, namespace: string): LessonCluster {
  return {
    client,
    observe(tell, signal) {
      for (const told of [...OWN_KINDS, SLICES].filter(({ kind }) => TOLD.test(kind))) {
        const { group, version, kind, name } = told;
        let known: ReadonlyMap<string, KubeObject> | undefined;
        void watchObjects({
          client,
          timing: client.timing,
          resource: { group, version, kind, name, ...WATCHED },
          namespace,
          signal,
          onChange(objects, state) {
            if (state.kind === "loading") return;
            // What was there before anybody looked is no news.
            // Items of a list do not say what they are.
            const named = (object: KubeObject | undefined) => object && { ...object, kind };
            if (known) tellChanges(known, objects, (old, now) => tell(named(old), named(now)));
            known = objects;
          },
        });
      }
    },
  };
}

function tellChanges(
  before: ReadonlyMap<string, KubeObject>,
  after: ReadonlyMap<string, KubeObject>,
  tell: TellWrite,
): void {
  for (const [uid, object] of after) {
    const old = before.get(uid);
    if (old?.metadata.resourceVersion !== object.metadata.resourceVersion) tell(old, object);
  }
  for (const [uid, object] of before) {
    if (!after.has(uid)) tell(object, undefined);
  }
}
