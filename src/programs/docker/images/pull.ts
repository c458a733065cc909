import { switchFlag, textFlag } from "../docker_flags.ts";
import { registryHeaders } from "../credentials.ts";
import { DockerFailure } from "../engine_errors.ts";
import { familiarText, type ImageReference, parseReference, withDefaultTag } from "../image_reference.ts";
import { showProgress } from "../progress.ts";
import type { DockerCall, Verb } from "../verb.ts";

export const pull: Verb = {
  calls: ["image pull", "pull"],
  summary: "Fetch an image from its registry",
  usage: "[OPTIONS] NAME[:TAG|@DIGEST]",
  flags: [
    switchFlag("a, all-tags", "Fetch every tag of the repository"),
    switchFlag("disable-content-trust", "Do not check signatures of images", true),
    textFlag("platform", "Platform to choose, such as linux/arm64"),
    switchFlag("q, quiet", "Print only the name"),
  ],
  takes: { min: 1, max: 1 },
  async run(call) {
    const { flags, args, io } = call;
    const given = parseReference(args[0]!);
    const isAll = flags.bool("all-tags");
    if (isAll && (given.tag || given.digest)) {
      throw new DockerFailure("tag can't be used with --all-tags/-a");
    }
    const reference = isAll ? given : withDefaultTag(given);
    const isQuiet = flags.bool("quiet");
    if (!isAll && !given.tag && !given.digest && !isQuiet) {
      await io.out(`Using default tag: ${reference.tag}\n`);
    }
    await pullImage(call, reference, { isQuiet, platform: flags.string("platform"), to: "output" });
    await io.out(`${fullText(reference)}\n`);
    return 0;
  },
};

/** With the registry. */
function fullText({ name, tag, digest }: ImageReference): string {
  return `${name}${tag ? `:${tag}` : ""}${digest ? `@${digest}` : ""}`;
}

/** Has the engine pull an image, and shows how it goes. */
export async function pullImage(
  { client, settings, io }: Pick<DockerCall, "client" | "settings" | "io">,
  reference: ImageReference,
  options: { isQuiet: boolean; platform: string; to: "output" | "error" },
): Promise<void> {
  const { body } = await client.request("POST", "/images/create", {
    query: {
      fromImage: reference.name,
      tag: reference.digest ?? reference.tag,
      platform: options.platform.toLowerCase(),
    },
    headers: await registryHeaders(settings, io, reference),
  });
  const silent = { ...io, out: () => Promise.resolve(), err: () => Promise.resolve() };
  await showProgress(options.isQuiet ? silent : io, body, { to: options.to });
}

/** The words before an image is pulled that a container needs. */
export function missingText(reference: ImageReference): string {
  return `Unable to find image '${familiarText(reference)}' locally\n`;
}
