import type { KubeObject } from "../../../kube/object.ts";
import type { Call } from "../../program.ts";
import { creation, inNamespace } from "./creation.ts";
import { imageContainerNames } from "./image_container_name.ts";

/** `kubectl create deployment`. */
export const createDeployment = creation({
  name: "deployment",
  aliases: ["deploy"],
  summary: "A deployment of one or more images",
  usage: ["NAME --image=image -- [COMMAND] [args...]"],
  flags: [
    {
      name: "image",
      kind: "list",
      required: true,
      usage: "Image to run; given several times, a container for each.",
    },
    { name: "port", kind: "int", default: -1, usage: "Port that the container listens on." },
    { name: "replicas", short: "r", kind: "int", default: 1, usage: "How many pods to keep." },
  ],
  examples: [
    ["One pod of nginx", "kubectl create deployment web --image=nginx"],
    [
      "Three, with a command of their own",
      "kubectl create deployment web --image=busybox -r 3 -- date",
    ],
  ],
  refusal: "failed to create deployment: ",
  resource: { group: "apps", version: "v1", name: "deployments", namespaced: true },
  build: deploymentOf,
});

function deploymentOf({ flags, args, io }: Call, name: string): KubeObject {
  const images = flags.list("image").filter((image) => image !== "");
  const command = args.slice(1);
  if (images.length > 1 && command.length) {
    throw new Error("cannot specify multiple --image options and command");
  }
  const port = flags.number("port")!;
  const names = imageContainerNames(images, () => io.random());
  const containers = images.map((image, index) => ({
    name: names[index],
    image,
    ...(command.length ? { command } : {}),
    ...(port >= 0 ? { ports: [{ containerPort: port }] } : {}),
    resources: {},
  }));
  const labels = { app: name };
  return {
    kind: "Deployment",
    apiVersion: "apps/v1",
    metadata: { name, ...inNamespace(flags), labels },
    spec: {
      replicas: flags.number("replicas"),
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers } },
      strategy: {},
    },
    status: {},
  };
}
