/** Makes a container, and pulls its image first where that is missing: what `run` and `create` share. */
import { DockerFailure, EngineRefusal } from "../engine_errors.ts";
import { parseReference, withDefaultTag } from "../image_reference.ts";
import { missingText, pullImage } from "../images/pull.ts";
import type { DockerCall } from "../verb.ts";
import { absolutePath } from "./volumes.ts";
import type { ContainerRequest } from "./container_config.ts";

/** Answers the container's ID. */
export async function createContainer(call: DockerCall, request: ContainerRequest): Promise<string> {
  const { flags, client, io } = call;
  const image = String(request.Config.Image);
  const idFile = flags.string("cidfile");
  await checkIdFile(call, idFile);
  const reference = imageReference(image);
  const platform = flags.string("platform");
  const policy = flags.string("pull");
  const pull = async (): Promise<void> => {
    if (reference) await pullImage(call, reference, { isQuiet: flags.bool("quiet"), platform, to: "error" });
  };
  if (policy === "always") await pull();
  const create = () =>
    client.json<{ Id: string; Warnings?: string[] | null }>("POST", "/containers/create", {
      query: { name: flags.string("name"), platform },
      json: { ...request.Config, HostConfig: request.HostConfig, NetworkingConfig: request.NetworkingConfig },
    });
  let made;
  try {
    made = await create();
  } catch (error) {
    // The original takes everything that is not found for the image.
    const isMissing = error instanceof EngineRefusal && error.status === 404;
    if (!isMissing || !reference || policy !== "missing") throw error;
    if (!flags.bool("quiet")) await io.err(missingText(reference));
    await pull();
    made = await create();
  }
  for (const warning of made.Warnings ?? []) await io.err(`WARNING: ${warning}\n`);
  if (idFile) await io.machine.writeFile(absolutePath(idFile, io), new TextEncoder().encode(made.Id), 0o666);
  return made.Id;
}

/** `always`, `missing` or `never`. Throws DockerFailure. */
export function checkPull(policy: string): void {
  if (["always", "missing", "never", ""].includes(policy)) return;
  throw new DockerFailure(`invalid pull option: '${policy}': must be one of "always", "missing" or "never"`);
}

/** Undefined: an identifier, which nobody can pull. */
function imageReference(image: string): ReturnType<typeof parseReference> | undefined {
  if (/^(sha256:)?[a-f0-9]{64}$/.test(image)) return undefined;
  return withDefaultTag(parseReference(image));
}

async function checkIdFile({ io }: DockerCall, path: string): Promise<void> {
  if (path === "" || !await io.machine.tree.facts(absolutePath(path, io))) return;
  throw new DockerFailure(
    `container ID file found, make sure the other container isn't running or delete ${path}`,
  );
}
