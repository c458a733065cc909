import type { IContainer } from "kubernetes-models/v1/Container";
import { resourcePath } from "../../cluster/resource_path.ts";
import { PODS } from "../../kube/discovery.ts";
import type { JsonObject, KubeObject } from "../../kube/object.ts";
import { strategicDiff } from "../../kube/strategic_diff.ts";
import type { Connection } from "../connection.ts";
import type { Flag } from "../flags.ts";
import type { Io } from "../io.ts";
import type { Call, Program } from "../program.ts";
import { attachStarted } from "./attach_started.ts";
import {
  type CopyWishes,
  debugContainer,
  type DebugWish,
  nodePod,
  podCopy,
  type Profile,
  PROFILES,
} from "./debug_container.ts";
import { isPod, namedObject } from "./pod_target.ts";

const debugFlags: readonly Flag[] = [
  {
    name: "arguments-only",
    kind: "bool",
    usage: "What follows -- is the image's arguments, not its command.",
  },
  { name: "attach", kind: "bool", usage: "Wait until the container runs and attach to it; -i does so, too." },
  { name: "container", short: "c", kind: "string", usage: "The name of the container for debugging." },
  { name: "copy-to", kind: "string", usage: "Leave the pod alone and make a copy of it with this name." },
  { name: "env", kind: "array", usage: "A variable of its environment, as NAME=VALUE; may be repeated." },
  { name: "image", kind: "string", usage: "The image of the container for debugging." },
  {
    name: "image-pull-policy",
    kind: "string",
    usage: "When the image is pulled; by default the server decides.",
  },
  { name: "keep-annotations", kind: "bool", usage: "With --copy-to: keep the annotations." },
  {
    name: "keep-init-containers",
    kind: "bool",
    default: true,
    usage: "With --copy-to: run the init containers.",
  },
  { name: "keep-labels", kind: "bool", usage: "With --copy-to: keep the labels." },
  { name: "keep-liveness", kind: "bool", usage: "With --copy-to: keep the liveness probes." },
  { name: "keep-readiness", kind: "bool", usage: "With --copy-to: keep the readiness probes." },
  { name: "keep-startup", kind: "bool", usage: "With --copy-to: keep the startup probes." },
  {
    name: "profile",
    kind: "string",
    default: "general",
    usage: "What it may do: general, baseline, restricted, netadmin or sysadmin.",
  },
  { name: "quiet", short: "q", kind: "bool", usage: "Say nothing beside what the container prints." },
  { name: "replace", kind: "bool", usage: "Do away with the pod that was copied." },
  { name: "same-node", kind: "bool", usage: "With --copy-to: run on the same node." },
  { name: "set-image", kind: "list", usage: "With --copy-to: other images, as CONTAINER=IMAGE; * is all." },
  {
    name: "share-processes",
    kind: "bool",
    default: true,
    usage: "With --copy-to: containers see each other's processes.",
  },
  { name: "stdin", short: "i", kind: "bool", usage: "Keep standard input open." },
  { name: "target", kind: "string", usage: "The container whose processes it sees." },
  { name: "tty", short: "t", kind: "bool", usage: "Give it a terminal." },
];

/** `kubectl debug`. */
export const debug: Program = {
  name: "debug",
  summary: "Bring tools to a pod or a node that has none",
  description:
    "Look into a pod with the tools of another image: with a container added to the pod, in a copy of it,\n" +
    "or in a new pod that sees what is on a node.",
  usage: ["(POD | TYPE[[.VERSION].GROUP]/NAME) [ -- COMMAND [args...] ]"],
  flags: debugFlags,
  examples: [
    ["A shell beside the containers of a pod", "kubectl debug -it web-0 --image=busybox"],
    [
      "One that sees the processes of the container app",
      "kubectl debug -it web-0 --image=busybox --target=app",
    ],
    ["A copy of a pod with another command", "kubectl debug web-0 -it --copy-to=web-debug -c app -- sh"],
    ["What is on a node, below /host", "kubectl debug node/worker-1 -it --image=busybox"],
  ],
  async run(call) {
    const { flags, args, beforeDash, io } = call;
    checkFlags(call);
    const names = args.slice(0, beforeDash ?? args.length);
    if (names.length === 0) throw new Error("NAME is required for debug");
    const wish = wishOf(call, args.slice(names.length));
    const connection = await call.connect();
    for (const name of names) {
      const named = await namedObject(connection, name, io.signal);
      const { resource, object } = named;
      const isNode = resource.group === "" && resource.kind === "Node";
      if (!isNode && !isPod(named)) {
        const version = resource.group ? `${resource.group}/${resource.version}` : resource.version;
        throw new Error(`"${version}, Kind=${resource.kind}" not supported by debug`);
      }
      const made = isNode
        ? await onNode(call, connection, object, wish)
        : flags.string("copy-to") === ""
        ? await inPod(call, connection, object, wish)
        : await inCopy(call, connection, object, wish);
      if (!(flags.has("attach") ? flags.bool("attach") : wish.stdin)) continue;
      const code = await attachStarted(call, connection, made.pod, {
        container: made.container,
        stdin: wish.stdin,
        tty: wish.tty,
        quiet: flags.bool("quiet"),
      });
      if (code !== 0) return code;
    }
    return 0;
  },
};

function checkFlags({ flags, args, beforeDash }: Call): void {
  const copy = flags.string("copy-to");
  const image = flags.string("image");
  if (copy === "") {
    if (image === "") throw new Error("you must specify --image when not using --copy-to.");
    for (const name of ["replace", "same-node"]) {
      if (flags.bool(name)) throw new Error(`--${name} may only be used with --copy-to.`);
    }
    if (flags.list("set-image").length) throw new Error("--set-image may only be used with --copy-to.");
  } else {
    const hasCommand = beforeDash !== undefined && args.length > beforeDash;
    if (image === "" && flags.list("set-image").length === 0 && !hasCommand) {
      throw new Error("you must specify --image, --set-image or command arguments.");
    }
    if (flags.string("target") !== "") {
      throw new Error("--target is incompatible with --copy-to. Use --share-processes instead.");
    }
  }
  if (flags.bool("tty") && !flags.bool("stdin")) {
    throw new Error("-i/--stdin is required for containers with -t/--tty=true");
  }
  if (!PROFILES.includes(flags.string("profile") as Profile)) {
    throw new Error(`unknown profile: ${flags.string("profile")}`);
  }
}

function wishOf({ flags }: Call, command: readonly string[]): DebugWish {
  return {
    name: flags.string("container"),
    image: flags.string("image"),
    imagePullPolicy: flags.string("image-pull-policy"),
    command,
    isArguments: flags.bool("arguments-only"),
    env: flags.list("env").map((text) => {
      const equals = text.indexOf("=");
      if (equals <= 0) throw new Error(`invalid env: ${text}`);
      return { name: text.slice(0, equals), value: text.slice(equals + 1) };
    }),
    stdin: flags.bool("stdin"),
    tty: flags.bool("tty"),
    profile: flags.string("profile") as Profile,
  };
}

const POD_DEFINITION = "io.k8s.api.core.v1.Pod";

interface Made {
  pod: KubeObject;
  container: string;
}

async function inPod(call: Call, { client }: Connection, pod: KubeObject, wish: DebugWish): Promise<Made> {
  const { flags, io } = call;
  const target = flags.string("target");
  if (target !== "") {
    await say(
      call,
      `Targeting container "${target}". If you don't see processes from this container it may be because the ` +
        "container runtime doesn't support this feature.",
    );
  }
  const name = await nameOf(call, wish);
  const container = {
    ...debugContainer({ ...wish, name }, "ephemeral"),
    ...(target === "" ? {} : { targetContainerName: target }),
  };
  const { namespace, name: podName } = pod.metadata;
  const path = `${resourcePath(PODS, { namespace: namespace!, name: podName! })}/ephemeralcontainers`;
  const before = pod as unknown as JsonObject;
  const spec = before.spec as JsonObject;
  const others = ((spec.ephemeralContainers ?? []) as JsonObject[]).filter((one) => one.name !== name);
  const ephemeralContainers = [...others, container as unknown as JsonObject];
  const wanted = { ...before, spec: { ...spec, ephemeralContainers } };
  const body = strategicDiff(before, wanted, POD_DEFINITION);
  const patched = await client.patch<KubeObject>(path, "strategic", body, { signal: io.signal });
  return { pod: patched, container: name };
}

async function inCopy(call: Call, { client }: Connection, pod: KubeObject, wish: DebugWish): Promise<Made> {
  const { flags, io } = call;
  const containers = (pod.spec as { containers: IContainer[] }).containers;
  const existing = containers.find((one) => one.name === wish.name);
  const hasImages = flags.list("set-image").length > 0;
  if (!existing && wish.image === "" && !hasImages) {
    throw new Error("you must specify an existing container or a new image when specifying args.");
  }
  // Only images are changed: the original then leaves out nothing else.
  const isWhole = !existing && wish.image === "";
  const name = existing?.name ?? (isWhole ? containers[0]!.name : await nameOf(call, wish));
  const copy = podCopy(pod, copyWishes(call, isWhole), (list) => {
    if (isWhole) return list;
    if (!existing) return [...list, debugContainer({ ...wish, name }, "copy")];
    return list.map((one) => one.name === name ? changed(one, wish) : one);
  });
  const { namespace, name: podName } = pod.metadata;
  const place = resourcePath(PODS, { namespace: namespace! });
  if (flags.bool("replace")) await client.delete(`${place}/${podName}`, {}, { signal: io.signal });
  return { pod: await client.create<KubeObject>(place, copy, { signal: io.signal }), container: name };
}

function copyWishes({ flags }: Call, isWhole: boolean): CopyWishes {
  const keeps = (what: string): boolean => isWhole || flags.bool(`keep-${what}`);
  return {
    name: flags.string("copy-to"),
    images: new Map(flags.list("set-image").map(imagePair)),
    sameNode: flags.bool("same-node"),
    shareProcesses: flags.bool("share-processes"),
    keepAnnotations: keeps("annotations"),
    keepLabels: keeps("labels"),
    keepLiveness: keeps("liveness"),
    keepReadiness: keeps("readiness"),
    keepStartup: keeps("startup"),
    keepInitContainers: keeps("init-containers"),
  };
}

/** A container of the copy gets another image or command; the rest of it stays. */
function changed(
  container: IContainer,
  { image, command, isArguments, stdin, tty, env }: DebugWish,
): IContainer {
  const { command: _, args: __, ...rest } = container;
  const words = command.length === 0 ? {} : isArguments ? { args: [...command] } : { command: [...command] };
  return {
    ...(command.length === 0 ? container : rest),
    ...words,
    ...(image ? { image } : {}),
    ...(env.length ? { env: [...container.env ?? [], ...env] } : {}),
    ...(stdin ? { stdin } : {}),
    ...(tty ? { tty } : {}),
  } as IContainer;
}

function imagePair(text: string): [string, string] {
  const equals = text.indexOf("=");
  if (equals <= 0) throw new Error(`--set-image pair "${text}" is not in the form name=image`);
  return [text.slice(0, equals), text.slice(equals + 1)];
}

async function onNode(call: Call, connection: Connection, node: KubeObject, wish: DebugWish): Promise<Made> {
  const { io } = call;
  const nodeName = node.metadata.name!;
  const container = wish.name || "debugger";
  const name = `node-debugger-${nodeName}-${ending(io)}`;
  await say(call, `Creating debugging pod ${name} with container ${container} on node ${nodeName}.`);
  const { namespace, client } = connection;
  const pod = nodePod(nodeName, { name, namespace }, { ...wish, name: container });
  const made = await client.create<KubeObject>(resourcePath(PODS, { namespace }), pod, { signal: io.signal });
  return { pod: made, container };
}

async function nameOf(call: Call, { name }: DebugWish): Promise<string> {
  if (name !== "") return name;
  const chosen = `debugger-${ending(call.io)}`;
  await say(call, `Defaulting debug container name to ${chosen}.`);
  return chosen;
}

async function say({ flags, io }: Call, text: string): Promise<void> {
  if (!flags.bool("quiet")) await io.out(`${text}\n`);
}

/** Five letters, as Kubernetes takes them for names. */
function ending({ random }: Io): string {
  const letters = "bcdfghjklmnpqrstvwxz2456789";
  return Array.from({ length: 5 }, () => letters[Math.floor(random() * letters.length)]).join("");
}
