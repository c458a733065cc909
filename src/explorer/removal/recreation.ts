/** What brings deleted objects back: creation from their last manifest; and what nothing brings back. */
import type { KubeObject } from "../../kube/object.ts";
import type { Line } from "../../terminal/line.ts";
import type { Change, DoneWrite } from "../change/change.ts";
import { bareManifest } from "../creation/bare_manifest.ts";
import type { PaneContext } from "../pane.ts";
import { targetTitle } from "../target.ts";
import { chosenDelete, namesOf } from "./delete_change.ts";
import { plainDelete } from "./delete_choice.ts";
import { controllerOf } from "./scene.ts";

/** The undo of a delete; a text where nothing is to be created, with the reason. */
export function recreation(done: readonly DoneWrite[], context: PaneContext): Change | string {
  const known = done.flatMap(({ write, before }) => before ? [{ target: write.target, before }] : []);
  if (known.length === 0) return "the manifest of what was deleted is not known";
  const made = known.filter(({ before }) => whyNotMade(before) === undefined);
  if (made.length === 0) return whyNotMade(known[0]!.before)!;
  const targets = made.map(({ target }) => ({ ...target, uid: "" }));
  const left = known.filter((one) => !made.includes(one)).map(({ target, before }): Line => ({
    spans: [{ text: `${targetTitle(target)}: ${whyNotMade(before)}`, role: "dim" }],
  }));
  const title = `Create ${namesOf(targets)} again`;
  return {
    title,
    verb: "Create",
    done: `${namesOf(targets)} created again from the last manifest`,
    writes: made.map(({ before }, index) => ({
      target: targets[index]!,
      request: { type: "create", object: bareManifest(before) },
    })),
    kubectl: `kubectl create -f -${context.contextFlag}`,
    isDestructive: false,
    consequences: (_port, tell) => {
      tell(
        [...new Set(made.flatMap(({ before }) => notUndone(before)))].map((text): Line => ({
          spans: [{ text, role: "warn" }],
        })).concat(left),
      );
      return Promise.resolve();
    },
    undo: (created) =>
      chosenDelete(
        created.map(({ write, after }) => ({ ...write.target, uid: after?.metadata.uid ?? "" })),
        plainDelete,
        context,
      ),
  };
}

/** Why there is no sense in creating it again; undefined where there is. */
function whyNotMade(object: KubeObject): string | undefined {
  const owner = controllerOf(object);
  if (owner) return `${owner.kind} ${owner.name} makes its own ${object.kind}s again`;
  if (object.kind === "Node") return "a node is registered by its kubelet";
  if (object.kind === "Namespace") return "what was in a namespace is gone with it";
  if (object.kind === "CustomResourceDefinition") return "the objects of a definition are gone with it";
  if (object.kind === "Event") return "an event tells what happened once";
  return undefined;
}

/** What the new object is without. */
function notUndone({ kind }: KubeObject): string[] {
  const lost: Record<string, string> = {
    PersistentVolumeClaim: "It gets a new volume: the data of the old one does not come back.",
    PersistentVolume: "Whether the data is still there, the storage decides.",
    Pod: "It starts anew: what its containers held, emptyDir volumes and the log are gone.",
    Service: "It may get another cluster IP: clients that keep addresses have to look it up again.",
    Job: "It runs again from its beginning.",
    Secret: "Pods that have failed meanwhile try again by themselves.",
  };
  return [
    lost[`${kind}`] ?? "What hung on it by its UID (status, owned objects, history) is made anew or is gone.",
  ];
}
