import type { KubeObject } from "../../../kube/object.ts";
import type { Program } from "../../program.ts";
import { type Subject, subjectFlags, subjectsOf } from "../create/subjects.ts";
import { changeObjects } from "../object_change.ts";
import { changeFlags, selectorFlag } from "./change_flags.ts";
import { queryOf } from "./image.ts";

/** `kubectl set subject`. */
export const setSubject: Program = {
  name: "subject",
  summary: "Who a role binding is for",
  usage: [
    "(-f FILENAME | TYPE NAME) [--user=username] [--group=groupname] " +
    "[--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]",
  ],
  flags: [...changeFlags, selectorFlag, ...subjectFlags],
  examples: [["One user more", "kubectl set subject clusterrolebinding view --user=ahab"]],
  async run(call) {
    let subjects: Subject[] = [];
    return await changeObjects(call, {
      query: queryOf(call, call.args),
      outcome: "subjects updated",
      failure: "failed to patch subjects to rolebinding: ",
      check() {
        subjects = subjectsOf(call.flags);
        if (subjects.length === 0) {
          throw new Error("you must specify at least one value of user, group or serviceaccount");
        }
      },
      change: (object, name) => addSubjects(object, name, subjects),
    });
  },
};

function addSubjects(object: KubeObject, name: string, added: readonly Subject[]): void {
  if (object.kind !== "RoleBinding" && object.kind !== "ClusterRoleBinding") {
    throw new Error(`${name} setting subjects is only supported for RoleBinding/ClusterRoleBinding`);
  }
  const present = (object["subjects"] ?? []) as Subject[];
  const keys = new Set(present.map(keyOf));
  object["subjects"] = [...present, ...added.filter((subject) => !keys.has(keyOf(subject)))];
}

function keyOf({ kind, apiGroup, namespace, name }: Subject): string {
  return JSON.stringify([kind, apiGroup ?? "", namespace ?? "", name]);
}
