/**
 * The names of the containers of a new deployment: the last part of each image without tag and digest. A name that is no
 * DNS label is made one, with five letters to tell it from others. Source: kubectl/pkg/cmd/create/create_deployment.go.
 */
export function imageContainerNames(images: readonly string[], random: () => number): string[] {
  return images.map((image) => {
    const name = image.split("/").at(-1)!.split("@")[0]!.split(":")[0]!;
    return LABEL.test(name) ? name : labelFrom(name, random);
  });
}

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** Letters that spell no words, as the API machinery takes them. */
const SUFFIX_LETTERS = "bcdfghjklmnpqrstvwxz2456789";
const SUFFIX_LENGTH = 5;

function labelFrom(name: string, random: () => number): string {
  const base = name.toLowerCase().replace(/[^a-z0-9-]/g, "-").replace(/^-+/, "");
  const letters = Array.from(
    { length: SUFFIX_LENGTH },
    () => SUFFIX_LETTERS[Math.floor(random() * SUFFIX_LETTERS.length)],
  );
  return `${base}-${letters.join("")}`;
}
