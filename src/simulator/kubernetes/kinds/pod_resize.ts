/** In-place resize of a pod's containers (pkg/apis/core/validation, ValidatePodResize). */
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { FieldError } from "../status_error.ts";
import { forbidden, invalid } from "./field_errors.ts";
import { qosClass } from "./pod_qos.ts";

type Amounts = Readonly<Record<string, string | number>>;

export function validateResize(pod: IPod, old: IPod): FieldError[] {
  if (old.metadata?.annotations?.[MIRROR]) return [forbidden("", "static pods cannot be resized")];
  const errors: FieldError[] = [];
  const qos = qosClass(pod.spec!);
  if (qos !== qosClass(old.spec!)) {
    errors.push(invalid("spec", qos, "Pod QOS Class may not change as a result of resizing"));
  }
  const order = validateOrder(pod, old);
  if (order.length > 0) return [...errors, ...order];
  for (const list of ["initContainers", "containers"] as const) {
    old.spec?.[list]?.forEach((before, index) => {
      const now = pod.spec![list]![index]!;
      const field = `spec.${list}[${index}].resources`;
      errors.push(...validateKept(now, before, field));
    });
  }
  const others = allContainers(old).some((before, index) =>
    hasOtherChanges(before, allContainers(pod)[index]!)
  );
  if (others) errors.push(forbidden("spec", "only cpu and memory resources are mutable"));
  return errors;
}

const MIRROR = "kubernetes.io/config.mirror";

function validateOrder(pod: IPod, old: IPod): FieldError[] {
  return (["containers", "initContainers"] as const).flatMap((list) => {
    const [now, before] = [pod.spec?.[list] ?? [], old.spec?.[list] ?? []];
    if (now.length !== before.length) {
      return [forbidden(`spec.${list}`, `${list} may not be added or removed on resize`)];
    }
    return now.flatMap(({ name }, index) =>
      name === before[index]!.name ? [] : [forbidden(
        `spec.${list}[${index}].name`,
        `${list} may not be renamed or reordered on resize`,
      )]
    );
  });
}

function validateKept(now: IContainer, before: IContainer, field: string): FieldError[] {
  return (["requests", "limits"] as const).flatMap((part) => {
    const kept = amounts(now, part);
    const removed = Object.keys(amounts(before, part)).some((name) => kept[name] === undefined);
    return removed ? [forbidden(`${field}.${part}`, `resource ${part} cannot be removed`)] : [];
  });
}

function hasOtherChanges(a: IContainer, b: IContainer): boolean {
  return (["requests", "limits"] as const).some((part) => {
    const [left, right] = [amounts(a, part), amounts(b, part)];
    const names = new Set([...Object.keys(left), ...Object.keys(right)]);
    names.delete("cpu");
    names.delete("memory");
    return [...names].some((name) => String(left[name]) !== String(right[name]));
  });
}

function amounts(container: IContainer, part: "requests" | "limits"): Amounts {
  return container.resources?.[part] ?? {};
}

function allContainers(pod: IPod): IContainer[] {
  return [...pod.spec?.initContainers ?? [], ...pod.spec?.containers ?? []];
}
