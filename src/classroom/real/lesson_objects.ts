/** What a lesson brings to a real cluster for itself: a namespace, and an account that may act in there. */
import type { KubeObject } from "../../kube/object.ts";
import { LEARNER, learnerRules, readingRules } from "./lesson_rights.ts";

export interface LessonObjects {
  /** Also the name of what is made in the whole cluster. */
  readonly name: string;
  /** In the order in which they are made; the namespace is the first. */
  readonly objects: readonly MadeObject[];
}

export interface MadeObject {
  /** Where it is created. */
  readonly path: string;
  readonly object: KubeObject;
}

/** On all that is made here, and on nothing else: by these it is found again and cleaned up. */
export const MANAGED = "app.kubernetes.io/managed-by";
export const MANAGER = "pequod";
export const LESSON = "pequod.dev/lesson";
export const SELECTOR = `${MANAGED}=${MANAGER},${LESSON}`;
/**
 * Of the namespace: no Pod in there reaches its node, by a path, a port or privileges. Without it, who may make Pods
 * could touch what is not the lesson's. Source: kubernetes.io, "Pod Security Standards".
 */
const NO_WAY_OUT = { "pod-security.kubernetes.io/enforce": "baseline" };
/** An annotation: as whom the lesson's namespace was made. */
export const MADE_BY = "pequod.dev/made-by";

const PREFIX = "pequod-lesson-";
const RBAC = "rbac.authorization.k8s.io";
const RBAC_PATH = `/apis/${RBAC}/v1`;
/** Of a namespace's name. */
const MOST_CHARACTERS = 63;

/** `number`: which of several at a time, from 1 on. */
export function namespaceOf(lesson: string, number = 1): string {
  const end = number === 1 ? "" : `-${number}`;
  return `${PREFIX}${lesson}`.slice(0, MOST_CHARACTERS - end.length).replace(/-+$/, "") + end;
}

/** `reads`: resources of the whole cluster that the learner has to see. */
export function lessonObjects(
  lesson: string,
  { madeBy, reads = [], number = 1 }: {
    readonly madeBy: string;
    readonly reads?: readonly string[];
    readonly number?: number;
  },
): LessonObjects {
  const name = namespaceOf(lesson, number);
  const labels = { [MANAGED]: MANAGER, [LESSON]: lesson };
  const subjects = [{ kind: "ServiceAccount", name: LEARNER, namespace: name }];
  const inside = { name: LEARNER, namespace: name, labels };
  const around = { name, labels };
  const role = (kind: string, role: string) => ({ apiGroup: RBAC, kind, name: role });
  return {
    name,
    objects: [
      made("/api/v1", "v1", "Namespace", "namespaces", {
        metadata: { name, labels: { ...labels, ...NO_WAY_OUT }, annotations: { [MADE_BY]: madeBy } },
      }),
      made(`/api/v1/namespaces/${name}`, "v1", "ServiceAccount", "serviceaccounts", { metadata: inside }),
      made(`${RBAC_PATH}/namespaces/${name}`, `${RBAC}/v1`, "Role", "roles", {
        metadata: inside,
        rules: learnerRules(),
      }),
      made(`${RBAC_PATH}/namespaces/${name}`, `${RBAC}/v1`, "RoleBinding", "rolebindings", {
        metadata: inside,
        roleRef: role("Role", LEARNER),
        subjects,
      }),
      ...(reads.length === 0 ? [] : [
        made(RBAC_PATH, `${RBAC}/v1`, "ClusterRole", "clusterroles", {
          metadata: around,
          rules: readingRules(reads),
        }),
        made(RBAC_PATH, `${RBAC}/v1`, "ClusterRoleBinding", "clusterrolebindings", {
          metadata: around,
          roleRef: role("ClusterRole", name),
          subjects,
        }),
      ]),
    ],
  };
}

function made(
  folder: string,
  apiVersion: string,
  kind: string,
  plural: string,
  fields: Omit<KubeObject, "apiVersion" | "kind">,
): MadeObject {
  return { path: `${folder}/${plural}`, object: { apiVersion, kind, ...fields } as KubeObject };
}
