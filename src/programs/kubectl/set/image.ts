import type { KubeObject } from "../../../kube/object.ts";
import { containersIn } from "../../../kube/pod_template.ts";
import type { Call, Program } from "../../program.ts";
import { changeObjects } from "../object_change.ts";
import { splitPairArguments } from "../pair_arguments.ts";
import type { TargetQuery } from "../targets.ts";
import { changeFlags, selectorFlag } from "./change_flags.ts";
import { requirePods } from "./pod_change.ts";

/** `kubectl set image`. */
export const setImage: Program = {
  name: "image",
  summary: "Give containers other images",
  usage: [
    "(-f FILENAME | TYPE NAME) CONTAINER_NAME_1=CONTAINER_IMAGE_1 ... CONTAINER_NAME_N=CONTAINER_IMAGE_N",
  ],
  flags: [...changeFlags, selectorFlag],
  examples: [
    ["Another image for one container", "kubectl set image deployment/web nginx=nginx:1.27"],
    ["For all containers of all deployments", "kubectl set image deployments --all *=nginx:1.27"],
  ],
  async run(call) {
    const { resources, pairs } = splitPairArguments(call.args, "image");
    const images = new Map(pairs.map((pair) => {
      const [name = "", image, ...rest] = pair.split("=");
      return [name, [image ?? "", ...rest].join("=")];
    }));
    return await changeObjects(call, {
      query: queryOf(call, resources),
      outcome: "image updated",
      failure: "failed to patch image update to pod template: ",
      check: () => checkImages(images),
      change: (object, name) => setImages(object, name, images),
    });
  },
};

/** The objects that the arguments, `--all` and `--selector` name. */
export function queryOf({ flags }: Call, args: readonly string[]): TargetQuery {
  return { args, selector: flags.string("selector"), isAll: flags.bool("all") };
}

function checkImages(images: ReadonlyMap<string, string>): void {
  if (images.size === 0) throw new Error("at least one image update is required");
  if (images.size > 1 && images.has("*")) {
    throw new Error(
      "all containers are already specified by *, but saw more than one container_name=container_image pairs",
    );
  }
}

function setImages(object: KubeObject, name: string, images: ReadonlyMap<string, string>): void {
  const { spec } = requirePods(object, name);
  const containers = [...containersIn(spec, "initContainers"), ...containersIn(spec)];
  for (const [wanted, image] of images) {
    const fitting = containers.filter((container) => wanted === "*" || container["name"] === wanted);
    if (fitting.length === 0) throw new Error(`unable to find container named ${JSON.stringify(wanted)}`);
    for (const container of fitting) container["image"] = image;
  }
}
