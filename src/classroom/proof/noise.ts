/**
 * What has nothing to do with a lesson and may be in a learner's world all the same: whatever a check says, it must say
 * it with this beside it, too. Its names sort last, and nobody else uses its labels.
 */
import type { Classroom } from "../classroom.ts";

/** Of the lesson's namespace and of another: apps that run, a Service, configuration. */
const CLUSTER = `{apiVersion: v1, kind: Namespace, metadata: {name: zz-elsewhere}}
---
{apiVersion: v1, kind: Pod, metadata: {name: zz-bystander, labels: {purpose: bystander}},
  spec: {containers: [{name: bystander, image: busybox, command: [sleep, infinity]}]}}
---
${configuration("")}
---
${configuration(", namespace: zz-elsewhere")}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: zz-bystander, namespace: zz-elsewhere},
  spec: {selector: {matchLabels: {purpose: bystander}}, template: {metadata: {labels: {purpose: bystander}},
    spec: {containers: [{name: bystander, image: busybox, command: [sleep, infinity]}]}}}}
`;

function configuration(place: string): string {
  return `{apiVersion: v1, kind: Service, metadata: {name: zz-bystander${place}, labels: {purpose: bystander}},
  spec: {selector: {purpose: bystander}, ports: [{port: 9911}]}}
---
{apiVersion: v1, kind: ConfigMap, metadata: {name: zz-bystander${place}}, data: {purpose: bystander}}
---
{apiVersion: v1, kind: Secret, metadata: {name: zz-bystander${place}}, stringData: {purpose: bystander}}`;
}

/**
 * Objects beside what a learner has done so far; quick to make, for they pull nothing. The context is named, for one of
 * the learner's mistakes may be to have chosen one that is not there.
 */
const BESIDE = [
  "docker volume create zz-later",
  "docker network create zz-later",
  "kubectl --context default create configmap zz-later --from-literal=purpose=bystander",
  "kubectl --context default create namespace zz-later",
  "kubectl --context default create configmap zz-later --from-literal=purpose=bystander -n zz-later",
];

/** A handful of it, before a lesson is begun. @throws {CommandFailed} */
export async function makeNoise(classroom: Classroom): Promise<void> {
  await classroom.seed({
    run: [
      `kubectl apply -f - <<'END'\n${CLUSTER}END`,
      "docker volume create zz-bystander",
      "docker network create zz-bystander",
      "docker run -d --quiet --name zz-bystander -v zz-bystander:/kept --network zz-bystander busybox sleep infinity",
      "docker create --name zz-waiting busybox true",
      "kubectl wait pod zz-bystander --for=condition=Ready --timeout=60s",
    ],
  });
  classroom.layFile("/home/ahab/zz-bystander/notes.txt", "nothing to do with it\n");
}

/** Some more beside what was done. @throws {CommandFailed} */
export async function addNoise(classroom: Classroom): Promise<void> {
  await classroom.seed({ run: BESIDE });
}
