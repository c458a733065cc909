/** The next checks of a finding: the kubectl command, and where the explorer shows the same. */
import type { Check, ObjectReference } from "./evidence.ts";

export function describeCheck(reference: ObjectReference, why: string): Check {
  return {
    command: `kubectl describe ${named(reference)}`,
    why,
    opening: { view: "describe", reference },
  };
}

export function yamlCheck(reference: ObjectReference, why: string): Check {
  return { command: `kubectl get ${named(reference)} -o yaml`, why, opening: { view: "yaml", reference } };
}

/** The object's row, with all keys that work on it. */
export function objectCheck(reference: ObjectReference, why: string): Check {
  return { command: `kubectl get ${named(reference)}`, why, opening: { view: "jump", reference } };
}

/** Rows of a kind; `namespace` "" where the kind has none, undefined for all. */
export function listCheck(
  kind: string,
  namespace: string | undefined,
  why: string,
  selector = "",
): Check {
  const where = namespace === undefined ? " -A" : namespace && ` -n ${namespace}`;
  const chosen = selector && ` -l ${selector}`;
  return {
    command: `kubectl get ${kind}${where}${chosen}`,
    why,
    opening: { view: "line", line: `${kind}${where}${chosen}` },
  };
}

export function logCheck(
  reference: ObjectReference,
  container: string,
  why: string,
  isPrevious = false,
): Check {
  const { namespace, name } = reference;
  return {
    command: `kubectl logs ${name} -n ${namespace} -c ${container}${isPrevious ? " --previous" : ""}`,
    why,
    opening: { view: "logs", reference, container, isPrevious },
  };
}

/** What the explorer has no view for: the command is to be copied. */
export function commandCheck(command: string, why: string): Check {
  return { command, why };
}

/** `deployment web -n shop`, with the group where the kind's name alone may mean another. */
function named({ kind, group, namespace, name }: ObjectReference): string {
  const isBuiltIn = !group.includes(".") || group.endsWith(".k8s.io");
  return `${kind.toLowerCase()}${isBuiltIn ? "" : `.${group}`} ${name}${namespace ? ` -n ${namespace}` : ""}`;
}
