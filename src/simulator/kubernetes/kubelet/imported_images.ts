/** Images that are brought to a node by hand: `ctr -n k8s.io images import`. */
import { imagesInArchive } from "../../images/archived_image.ts";
import { parseImageReference } from "../../images/image_reference.ts";
import type { KubeletContext } from "./pod_context.ts";

/** Takes those of an archive of `docker save`; returns their names and ids. @throws {RangeError} it is none */
export function importImages(
  { images, pulls }: Pick<KubeletContext, "images" | "pulls">,
  archive: Uint8Array,
): { name: string; id: string }[] {
  return imagesInArchive(archive).flatMap(({ names, id, profile }) =>
    names.map((name) => {
      const tag = parseImageReference(name)?.tag ?? "latest";
      pulls.imported.set(name, { profile, reference: name, imageId: id, tag });
      images.set(name, { imageId: id, sizeBytes: profile.sizeBytes });
      return { name, id };
    })
  );
}

/** Takes one away, however it came. */
export function removeImage(
  { images, pulls }: Pick<KubeletContext, "images" | "pulls">,
  name: string,
): boolean {
  pulls.imported.delete(name);
  return images.delete(name);
}
