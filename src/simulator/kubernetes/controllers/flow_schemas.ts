/**
 * Says of each FlowSchema whether the priority level that it names is there. Source:
 * staging/src/k8s.io/apiserver/pkg/util/flowcontrol/apf_controller.go, where the API server itself does it.
 */
import type { IFlowSchema } from "kubernetes-models/flowcontrol.apiserver.k8s.io/v1/FlowSchema";
import type { IPriorityLevelConfiguration } from "kubernetes-models/flowcontrol.apiserver.k8s.io/v1/PriorityLevelConfiguration";
import { type ControllerContext, timeText } from "./controller.ts";
import { WorkQueue } from "./work_queue.ts";

const GROUP = "flowcontrol.apiserver.k8s.io";
const WRITER = {
  fieldManager: "api-priority-and-fairness-config-consumer-v1",
  subresource: "status",
} as const;
const DELAY_MS = 20;

export function startFlowSchemas({ informers, queue, registry }: ControllerContext): void {
  const schemas = informers.of<IFlowSchema>("flowschemas", GROUP);
  const levels = informers.of<IPriorityLevelConfiguration>("prioritylevelconfigurations", GROUP);
  const levelOf = ({ spec }: IFlowSchema) => spec?.priorityLevelConfiguration.name ?? "";
  schemas.addIndex("level", levelOf);
  const work = new WorkQueue(queue, {
    delayMs: DELAY_MS,
    work: (name) => {
      const schema = schemas.get(undefined, name);
      if (!schema) return;
      const level = levelOf(schema);
      const isFound = levels.get(undefined, level) !== undefined;
      const status = isFound ? "False" : "True";
      const known = schema.status?.conditions?.find(({ type }) => type === "Dangling");
      const message = `This FlowSchema references the PriorityLevelConfiguration object named ` +
        `${JSON.stringify(level)} ${isFound ? "and it exists" : "but there is no such object"}`;
      if (known?.status === status && known.message === message) return;
      const condition = {
        type: "Dangling",
        status,
        lastTransitionTime: timeText(queue.now()),
        reason: isFound ? "Found" : "NotFound",
        message,
      };
      const others = schema.status?.conditions?.filter(({ type }) => type !== "Dangling") ?? [];
      registry.update(schemas.kind, { ...schema, status: { conditions: [...others, condition] } }, WRITER);
    },
  });
  schemas.onChange(({ type, object }) => {
    if (type !== "DELETED") work.add(object.metadata.name);
  });
  levels.onChange(({ type, object }) => {
    if (type === "MODIFIED") return;
    for (const schema of schemas.indexed("level", object.metadata.name)) work.add(schema.metadata.name);
  });
}
