/** A container with tools, put into a running pod: what `kubectl debug -it POD --image=…` does. */
import { PODS } from "../../kube/discovery.ts";
import type { Change } from "../change/change.ts";
import { propose } from "../change/propose.ts";
import type { Command } from "../command.ts";
import { askedFormPane, type Form } from "../dialog/form.ts";
import type { PaneContext } from "../pane.ts";
import { type Target, targetTitle } from "../target.ts";
import { attachTo } from "./attach.ts";
import { containerRuns } from "./container_start.ts";
import { debuggerEnd } from "./debugger_name.ts";
import { readTarget } from "./object_patch.ts";
import { defaultContainer, podContainers } from "./pod_containers.ts";

/** Asks for the image and for the container to look at. */
export function debugForm(target: Target): readonly Command[] {
  return [{
    type: "open",
    pane: askedFormPane({
      title: `Debug ${targetTitle(target)} with another container`,
      prepare: async ({ client, timing }, signal) => {
        const pod = await readTarget(client, target, signal);
        const name = `debugger-${debuggerEnd(() => timing.random())}`;
        const names = podContainers(pod).filter(({ kind }) => kind === "app").map((one) => one.name);
        const wanted = target.container ?? defaultContainer(pod);
        return form(target, name, { names, wanted: names.find((one) => one === wanted) ?? names[0] });
      },
    }),
  }];
}

function form(
  target: Target,
  name: string,
  { names, wanted = nothing }: { names: readonly string[]; wanted: string | undefined },
): Form {
  return {
    title: `Debug ${targetTitle(target)} with another container`,
    fields: [
      {
        name: "image",
        label: "image",
        type: "text",
        value: defaultImage,
        hint: "with the tools that the pod's own lacks",
        problem: (value) => value.trim() === "" ? "an image is needed" : undefined,
      },
      {
        name: "target",
        label: "sees into",
        type: "choice",
        value: wanted,
        choices: [...names, nothing],
        hint: "its processes",
      },
    ],
    kubectl: ({ image, target: into }, now) => debugCommand(target, image!.trim(), into!, now),
    submit: ({ image, target: into }, now) =>
      propose(debugChange({ target, name, image: image!.trim(), into: into! }, now), now),
  };
}

const defaultImage = "busybox:1.37";
const nothing = "none";

interface DebugWish {
  readonly target: Target;
  /** Of the new container. */
  readonly name: string;
  readonly image: string;
  /** The container whose processes it sees. */
  readonly into: string;
}

function debugChange(wish: DebugWish, context: PaneContext): Change {
  const { target, name, image, into } = wish;
  const container = {
    name,
    image,
    imagePullPolicy: "IfNotPresent",
    stdin: true,
    tty: true,
    terminationMessagePolicy: "File",
    ...(into === nothing ? {} : { targetContainerName: into }),
  };
  return {
    title: `Debug ${targetTitle(target)} with ${image}`,
    done: `Container ${name} added to ${targetTitle(target)}`,
    writes: [{
      target: { ...target, resource: PODS },
      request: {
        type: "patch",
        patch: "strategic",
        subresource: "ephemeralcontainers",
        body: { spec: { ephemeralContainers: [container] } },
      },
    }],
    kubectl: debugCommand(target, image, into, context),
    isDestructive: false,
    undo: "an ephemeral container stays in its pod until the pod goes",
    after: [{
      type: "work",
      name: "debug",
      run: async (port, tell, signal) => {
        tell([{ type: "notify", text: `Container ${name} starts …`, role: "busy" }]);
        await containerRuns(port, { ...target, container: name }, signal);
        if (!signal.aborted) tell(attachTo(target, { name, stdin: true, tty: true }));
      },
    }],
  };
}

function debugCommand(
  { namespace, name }: Target,
  image: string,
  into: string,
  { contextFlag }: PaneContext,
): string {
  const sees = into === nothing ? "" : ` --target=${into}`;
  return `kubectl debug -it ${name} -n ${namespace}${contextFlag} --image=${image || "IMAGE"}${sees}`;
}
