/** The terminal joined to a container's main process. */
import { openAttach } from "../../cluster/attach.ts";
import type { Command } from "../command.ts";
import type { PaneContext } from "../pane.ts";
import type { Target } from "../target.ts";
import { detachKey, joinTerminal } from "./join_terminal.ts";
import { pickContainer } from "./pick_container.ts";
import type { PodContainer } from "./pod_containers.ts";
import { endNotice, say } from "./shell.ts";

export function attach(target: Target, context: PaneContext): readonly Command[] {
  return [pickContainer({
    target,
    context,
    name: "attach",
    title: "Attach to",
    kubectl: (container) => attachCommand(target, container, context),
    then: ({ container }) => attachTo(target, container),
  })];
}

/** Input and a terminal where the container has them. */
export function attachTo(
  target: Target,
  { name: container, stdin, tty }: Pick<PodContainer, "name" | "stdin" | "tty">,
): readonly Command[] {
  const { namespace, name } = target;
  const place = `${namespace}/${name} ${container}`;
  return [{
    type: "handOver",
    name: "attach",
    run: async ({ client }, _machine, terminal) => {
      const keys = stdin ? "Ctrl-]" : "Ctrl-C";
      say(
        terminal,
        `Attached to ${place}; ${keys} leaves and lets it run on.${tty ? " A key may show the prompt." : ""}`,
      );
      const end = await joinTerminal({
        terminal,
        tty,
        stdin,
        detachKey,
        open: (output, signal) =>
          openAttach(client, { namespace, pod: name, container, stdin, tty, output, signal }),
      });
      return [endNotice("Attach", place, end)];
    },
  }];
}

function attachCommand({ namespace, name }: Target, container: string, { contextFlag }: PaneContext): string {
  return `kubectl attach ${name} -n ${namespace} -c ${container}${contextFlag} -it`;
}
