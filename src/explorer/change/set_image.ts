/** Setting images: one field a container; what is left as it is stays out of the patch. */
import type { KubeObject } from "../../kube/object.ts";
import type { FormField, FormValues } from "../dialog/form.ts";
import { isOneOf, type ObjectKey } from "../object_key.ts";
import type { PaneContext } from "../pane.ts";
import { quote } from "../../kube/shell_quote.ts";
import type { Target } from "../target.ts";
import type { Change, DoneWrite } from "./change.ts";
import { kubectlFor, nameTargets } from "./change_words.ts";
import { mayPatch, patching, type PatchPlan } from "./patching.ts";
import { type ImageOf, imagePatch, imagesOf, resourcesWithImages } from "./pod_template.ts";
import { propose } from "./propose.ts";
import { readTargets } from "./read_targets.ts";

export const setImageKey: ObjectKey = {
  name: "set-image",
  keys: ["i"],
  title: "set image",
  group: "Change",
  footer: 9,
  appliesTo: isOneOf(...resourcesWithImages),
  writes: true,
  right: mayPatch,
  run: (targets, context) =>
    propose({
      ...patching(setting([], context)),
      title: `Set images of ${nameTargets(targets)}`,
      prepare: async ({ client }, signal) => {
        const objects = await readTargets(client, targets, signal);
        return asked(
          targets.map((target, index) => ({ target, images: imagesIn(objects[index]!, target) })),
          context,
        );
      },
    }, context),
};

/** A target and the images it has, or is to have. */
interface Imaged {
  readonly target: Target;
  readonly images: readonly ImageOf[];
}

function imagesIn(object: KubeObject, { resource }: Target): ImageOf[] {
  return imagesOf(object, resource);
}

function asked(all: readonly Imaged[], context: PaneContext): Change {
  const fields = imageFields(all);
  const title = `Set images of ${nameTargets(all.map(({ target }) => target))}`;
  return {
    ...patching(setting([], context)),
    title,
    options: {
      fields,
      with: (values) => {
        const wrong = fields.find(({ name, value }) => values[name] === "" && value !== "");
        if (wrong) return `${wrong.label} needs an image`;
        const blank = Object.values(values).find((value) => /\s/.test(value));
        if (blank !== undefined) return `"${blank}" is no image`;
        const chosen = all.map(({ target, images }) => ({ target, images: changed(images, values) }))
          .filter(({ images }) => images.length > 0);
        return chosen.length === 0
          ? { ...patching(setting([], context)), title }
          : patching(setting(chosen, context));
      },
    },
  };
}

/** Containers of the same name in several objects are one field; where their images differ, it is empty. */
function imageFields(all: readonly Imaged[]): FormField[] {
  const found = new Map<string, { image: ImageOf; images: Set<string> }>();
  for (const image of all.flatMap(({ images }) => images)) {
    const known = found.get(image.container) ?? { image, images: new Set() };
    found.set(image.container, known);
    known.images.add(image.image);
  }
  return [...found].map(([name, { image, images }]) => ({
    type: "text",
    name,
    label: `${name}${image.list === "initContainers" ? " (init)" : ""}`,
    value: images.size === 1 ? image.image : "",
    ...(images.size === 1 ? {} : { hint: `now ${images.size} different ones` }),
  }));
}

function changed(images: readonly ImageOf[], values: FormValues): ImageOf[] {
  return images.flatMap((one) => {
    const image = values[one.container] ?? "";
    return image === "" || image === one.image ? [] : [{ ...one, image }];
  });
}

function setting(all: readonly Imaged[], context: PaneContext): PatchPlan {
  const targets = all.map(({ target }) => target);
  const named = nameTargets(targets);
  const words = (images: readonly ImageOf[]) =>
    images.map(({ container, image }) => quote(`${container}=${image}`)).join(" ");
  const images = [...new Set(all.flatMap((one) => one.images.map(({ image }) => image)))].join(", ");
  return {
    title: `Set images of ${named}`,
    done: `${named} now runs ${images}`,
    kubectl: Map.groupBy(all, (one) => words(one.images)).entries()
      .map(([rest, same]) => kubectlFor("set image", same.map(({ target }) => target), rest, context))
      .toArray().join("; "),
    patch: "strategic",
    patches: all.map(({ target, images }) => ({ target, body: imagePatch(images, target.resource) })),
    back: (done) => setting(done.map((one) => before(all, one)), context),
  };
}

/** The images that were there, of the containers that were changed. */
function before(all: readonly Imaged[], { write, before }: DoneWrite): Imaged {
  const { target } = write;
  const set = all.find((one) => one.target === target)!.images.map(({ container }) => container);
  const images = before ? imagesOf(before, target.resource) : [];
  return { target, images: images.filter(({ container }) => set.includes(container)) };
}
