import type { KubeObject } from "../../kube/object.ts";
import type { Command, TaskEffect } from "../command.ts";
import { formPane } from "../dialog/form.ts";
import type { ClusterPort } from "../cluster_port.ts";
import type { PaneContext } from "../pane.ts";
import { type Target, targetTitle } from "../target.ts";
import { readTarget } from "./object_patch.ts";
import { defaultContainer, type PodContainer, podContainers } from "./pod_containers.ts";

export interface ContainerWish {
  readonly target: Target;
  readonly context: PaneContext;
  /** One word, for the task. */
  readonly name: string;
  /** `Shell in`. */
  readonly title: string;
  readonly kubectl?: (container: string, context: PaneContext) => string;
  /** What to do with it. */
  readonly then: (
    found: FoundContainer,
    port: ClusterPort,
  ) => readonly Command[] | Promise<readonly Command[]>;
}

export interface FoundContainer {
  readonly pod: KubeObject;
  readonly container: PodContainer;
}

/** Finds the running container that is meant, and asks where there are several. */
export function pickContainer(wish: ContainerWish): TaskEffect {
  const { target, context, name } = wish;
  return {
    type: "task",
    pane: context.pane,
    name,
    run: async (port, _tell, signal) => {
      const pod = await readTarget(port.client, target, signal);
      const running = podContainers(pod).filter(({ isRunning }) => isRunning);
      if (target.container !== undefined) {
        const container = running.find((one) => one.name === target.container);
        if (!container) throw new Error(`container ${target.container} is not running`);
        return await wish.then({ pod, container }, port);
      }
      if (running.length === 0) throw new Error(`no container of ${targetTitle(target)} is running`);
      if (running.length === 1) return await wish.then({ pod, container: running[0]! }, port);
      return [{ type: "open", pane: picker(wish, pod, running, port) }];
    },
  };
}

function picker(wish: ContainerWish, pod: KubeObject, running: readonly PodContainer[], port: ClusterPort) {
  const names = running.map(({ name }) => name);
  const wanted = defaultContainer(pod);
  const { kubectl } = wish;
  return formPane({
    title: `${wish.title} ${targetTitle(wish.target)}`,
    fields: [{
      name: "container",
      label: "container",
      type: "choice",
      value: names.find((name) => name === wanted) ?? names[0]!,
      choices: names,
    }],
    ...(kubectl ? { kubectl: (values, context) => kubectl(values.container!, context) } : {}),
    submit: ({ container }) => {
      const found = { pod, container: running.find(({ name }) => name === container)! };
      const { pane } = wish.context;
      return [{ type: "task", pane, name: wish.name, run: () => Promise.resolve(wish.then(found, port)) }];
    },
  });
}
