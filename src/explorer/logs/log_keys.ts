/** Logs of the selected objects. */
import type { ObjectKey } from "../object_key.ts";
import type { Target } from "../target.ts";
import { opening, rooms } from "../rooms.ts";
import { isPod, isWorkload } from "./log_subject.ts";

/** Elsewhere the key says that there are none, and takes no room from those that do something. */
const hasLogs: ObjectKey["footerOn"] = (resource) => isPod(resource) || isWorkload(resource);

export const logKeys: readonly ObjectKey[] = [
  logKey({ name: "logs", keys: ["l"], title: "logs", footer: 2, footerOn: hasLogs }, false),
  logKey({ name: "previous-logs", keys: ["p"], title: "previous logs" }, true),
];

function logKey(
  key: Pick<ObjectKey, "name" | "keys" | "title" | "footer" | "footerOn">,
  isPrevious: boolean,
): ObjectKey {
  return {
    ...key,
    group: "Row",
    right: ({ namespace }) => ({ verb: "get", group: "", resource: "pods", subresource: "log", namespace }),
    whyNot,
    run: (targets, { settings }) => [
      opening(
        rooms.logs,
        ({ logsPane }) => logsPane({ targets: targets.slice(0, mostTargets) }, settings.logs, isPrevious),
      ),
    ],
  };
}

/** More marked pods than this are not followed together. */
const mostTargets = 100;

function whyNot(targets: readonly Target[]): string | undefined {
  const other = targets.find(({ resource }) => !isPod(resource) && !isWorkload(resource));
  if (other) return `${other.resource.name} have no log of their own: Enter leads to their pods`;
  const isMixed = targets.length > 1 && targets.some(({ resource }) => !isPod(resource));
  return isMixed ? "several are read together only where they are pods" : undefined;
}
