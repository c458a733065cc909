/** Images of a project: pulled or built before containers are made of them. */
import { parseFlags } from "../../../flags.ts";
import { build } from "../../build/build.ts";
import { DockerFailure, EngineRefusal } from "../../engine_errors.ts";
import { parseReference, withDefaultTag } from "../../image_reference.ts";
import { pullImage } from "../../images/pull.ts";
import type { ProjectWork } from "../compose_verb.ts";
import type { Service } from "../project/project.ts";
import { imageName } from "./container_request.ts";

export interface SupplyOptions {
  /** Build even what is there. */
  isBuilt?: boolean;
  /** Build nothing. */
  isNeverBuilt?: boolean;
  /** Of pulling nothing is shown. */
  isQuiet?: boolean;
  isBuildQuiet?: boolean;
  /** Wins over the services' own policies: `always`, `missing`, `never`. */
  pull?: string;
}

/** The images' IDs by service. Throws DockerFailure where one cannot be had. */
export async function supplyImages(
  work: ProjectWork,
  services: readonly Service[],
  options: SupplyOptions,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const wantsPull: Service[] = [];
  const wantsBuild: Service[] = [];
  for (const service of services) {
    const policy = options.pull || service.pull_policy || "missing";
    const isThere = await imageId(work, imageName(work.project, service)) !== undefined;
    if (service.build && (options.isBuilt || policy === "build")) wantsBuild.push(service);
    else if (service.image && (policy === "always" || (!isThere && policy !== "never" && !service.build))) {
      wantsPull.push(service);
    } else if (!isThere && service.build) {
      if (options.isNeverBuilt) {
        throw new DockerFailure(`No such image: ${imageName(work.project, service)}`);
      }
      wantsBuild.push(service);
    }
  }
  await pullServices(work, wantsPull, { isQuiet: options.isQuiet ?? false });
  for (const service of wantsBuild) {
    await buildService(work, service, { isQuiet: options.isBuildQuiet ?? false });
  }
  for (const service of services) {
    const name = imageName(work.project, service);
    const id = await imageId(work, name);
    if (id === undefined) throw new DockerFailure(`Error response from daemon: No such image: ${name}`);
    ids.set(service.name, id);
  }
  return ids;
}

export async function imageId(
  { client }: Pick<ProjectWork, "client">,
  name: string,
): Promise<string | undefined> {
  try {
    return (await client.get<{ Id: string }>(`/images/${encodeURI(name)}/json`)).Id;
  } catch (error) {
    if (error instanceof EngineRefusal && error.status === 404) return undefined;
    throw error;
  }
}

/** Each image once; the services that wanted it are shown. */
export async function pullServices(
  work: ProjectWork,
  services: readonly Service[],
  { isQuiet = false, ignoresFailures = false } = {},
): Promise<void> {
  const { io, board } = work;
  const done = new Set<string>();
  const silent = { ...io, err: () => Promise.resolve(), out: () => Promise.resolve() };
  for (const service of services) {
    const image = service.image!;
    if (done.has(image)) continue;
    done.add(image);
    if (!isQuiet) await board.working(service.name, "", "Pulling");
    try {
      await pullImage({ ...work, io: silent }, withDefaultTag(parseReference(image)), {
        isQuiet: true,
        platform: service.platform ?? "",
        to: "error",
      });
    } catch (error) {
      if (!(error instanceof EngineRefusal) && !(error instanceof DockerFailure)) throw error;
      if (!isQuiet) await board.error(service.name, "Error");
      if (ignoresFailures) continue;
      throw new DockerFailure(error instanceof EngineRefusal ? error.message : daemonText(error.message));
    }
    if (!isQuiet) await board.done(service.name, "", "Pulled");
  }
}

function daemonText(message: string): string {
  return message.startsWith("Error response") ? message : `Error response from daemon: ${message}`;
}

export interface BuildOptions {
  noCache?: boolean;
  pull?: boolean;
  isQuiet?: boolean;
  arguments?: readonly string[];
  progress?: string;
}

/** As `docker build` does it, with what the service says. */
export async function buildService(
  work: ProjectWork,
  service: Service,
  options: BuildOptions = {},
): Promise<void> {
  const { io, client, settings, board } = work;
  const definition = service.build!;
  const words = await buildWords(work, service, options);
  const { flags, args } = parseFlags(build.flags, words);
  const input = definition.dockerfile_inline;
  const ownIo = input === undefined ? io : { ...io, readInput: () => Promise.resolve(input) };
  // What `docker build` itself prints to standard output is the image's name, which is not wanted here.
  const quiet = { ...ownIo, out: () => Promise.resolve() };
  const code = await build.run({ flags, args, io: quiet, path: "docker compose build", client, settings });
  if (code !== 0) throw new DockerFailure("", { code });
  if (!options.isQuiet) await board.done(service.name, "Built");
}

async function buildWords(
  { project, io }: ProjectWork,
  service: Service,
  options: BuildOptions,
): Promise<string[]> {
  const definition = service.build!;
  const { context } = definition;
  if (context.startsWith("/") && !await io.machine.tree.facts(context)) {
    throw new DockerFailure(
      `unable to prepare context: path ${JSON.stringify(context)} not found`,
    );
  }
  const dockerfile = definition.dockerfile ?? "Dockerfile";
  const file = definition.dockerfile_inline !== undefined
    ? "-"
    : dockerfile.startsWith("/")
    ? dockerfile
    : `${context}/${dockerfile}`;
  const pairs = (flag: string, values: Record<string, string | null> = {}): string[] =>
    Object.entries(values).flatMap(([name, value]) => {
      const own = value ?? project.variable(name);
      return own === undefined ? [] : [flag, `${name}=${own}`];
    });
  return [
    "--tag",
    imageName(project, service),
    ...(definition.tags ?? []).flatMap((tag) => ["--tag", tag]),
    "--file",
    file,
    ...pairs("--build-arg", definition.args),
    ...(options.arguments ?? []).flatMap((one) => ["--build-arg", one]),
    ...pairs("--label", definition.labels),
    ...(definition.target ? ["--target", definition.target] : []),
    ...(definition.network ? ["--network", definition.network] : []),
    ...(definition.cache_from ?? []).flatMap((one) => ["--cache-from", one]),
    ...(options.noCache || definition.no_cache ? ["--no-cache"] : []),
    ...(options.pull || definition.pull ? ["--pull"] : []),
    ...(options.isQuiet ? ["--progress", "quiet"] : []),
    ...(options.progress ? ["--progress", options.progress] : []),
    context,
  ];
}
