import { pullImage } from "../image_pull.ts";
import { parseReference } from "../reference.ts";
import type { StoredImage } from "../stored_image.ts";
import type { StepParts } from "./build_step.ts";
import { waitFor, type Work } from "./pending.ts";

/** What FROM or COPY --from names: an image that is here, or is pulled. */
export function* imageNamed({ store, report }: StepParts, name: string, isPulled = false): Work<StoredImage> {
  const known = isPulled ? undefined : store.search(name);
  if (known) return known;
  const reference = parseReference(name);
  yield* waitFor<void>((resume) => pullImage(store, { reference, report, onDone: () => resume() }));
  return store.find(name);
}

/** Twelve digits of an id. */
export function shortId(id: string): string {
  return id.replace("sha256:", "").slice(0, 12);
}
