/** `run`: a container of its own for one command, beside those of the service. */
import { parseFlags } from "../../../flags.ts";
import { listFlag, switchFlag, textFlag, variableError } from "../../docker_flags.ts";
import { DockerFailure } from "../../engine_errors.ts";
import { start } from "../../run/attach.ts";
import { readVariables } from "../../run/variable_files.ts";
import type { ComposeCall, ComposeVerb, ProjectWork } from "../compose_verb.ts";
import { bringUp, checkPull } from "../engine/bring_up.ts";
import { containerRequest } from "../engine/container_request.ts";
import { supplyImages } from "../engine/image_supply.ts";
import { ProgressBoard } from "../engine/progress_board.ts";
import { ensureNetworks, ensureVolumes } from "../engine/resources.ts";
import { serviceHash } from "../engine/service_hash.ts";
import { awaitCondition, startServices } from "../engine/startup.ts";
import { portsOf } from "../file/port_forms.ts";
import { shellWords } from "../file/shell_words.ts";
import { volumeOf } from "../file/volume_forms.ts";
import type { Service } from "../project/project.ts";
import { keepServices } from "../project/wanted_services.ts";

export const run: ComposeVerb = {
  name: "run",
  summary: "Run one command in a container of its own",
  usage: "[OPTIONS] SERVICE [COMMAND] [ARGS...]",
  flags: [
    switchFlag("build", "Build the image first"),
    listFlag("cap-add", "A right to give it"),
    listFlag("cap-drop", "A right to take from it"),
    switchFlag("d, detach", "Run it in the background and print its name"),
    textFlag("entrypoint", "Another entrypoint than the image's"),
    listFlag("e, env", "An environment variable", { type: "stringArray", check: variableError }),
    listFlag("env-from-file", "A file of environment variables", { type: "stringArray" }),
    switchFlag("i, interactive", "Keep STDIN open", true),
    listFlag("l, label", "A label", { type: "stringArray" }),
    textFlag("name", "Name of the container"),
    switchFlag("T, no-TTY", "Give it no terminal"),
    switchFlag("no-deps", "Do not start what it depends on"),
    listFlag("p, publish", "Ports to publish", { type: "stringArray" }),
    textFlag("pull", 'When to pull the image ("always"|"missing"|"never")', { default: "policy" }),
    switchFlag("q, quiet", "Show nothing of what is done before it runs"),
    switchFlag("quiet-build", "Build without showing how it goes"),
    switchFlag("quiet-pull", "Pull without showing how it goes"),
    switchFlag("remove-orphans", "Remove containers of services that the files do not name"),
    switchFlag("rm", "Remove the container when it ends"),
    switchFlag("P, service-ports", "Publish the service's ports"),
    switchFlag("use-aliases", "Answer to the service's names"),
    textFlag("u, user", "User to run it as"),
    listFlag("v, volume", "A volume", { type: "stringArray" }),
    textFlag("w, workdir", "Folder it starts in"),
  ],
  takes: { min: 1 },
  stopsAtArgument: true,
  async run(call) {
    const { flags, args, io, client, settings } = call;
    const [name, ...command] = args;
    if (flags.bool("service-ports") && flags.list("publish").length) {
      throw new DockerFailure("--service-ports and --publish are incompatible");
    }
    checkPull(flags.string("pull"));
    const project = await call.project();
    keepServices(project, [name!], { withOthers: !flags.bool("no-deps") });
    const board = flags.bool("quiet") ? new ProgressBoard(io, { progress: "quiet" }) : call.board("Creating");
    const work: ProjectWork = { io, client, settings, project, board };
    const variables = await readVariables(io, flags.list("env-from-file"), []);
    const service = oneOff(call, project.services[name!]!, { command, variables });
    await startNeeded(work, name!, flags.bool("remove-orphans"));
    const id = await createOneOff(call, { ...work, project }, service);
    if (flags.bool("detach")) {
      await client.tell("POST", `/containers/${id.Id}/start`);
      await io.out(`${id.Id}\n`);
      return 0;
    }
    const words = ["--attach", ...(service.stdin_open ? ["--interactive"] : []), id.Id];
    const parsed = parseFlags(start.flags, words);
    return await start.run({ ...parsed, io, client, settings, path: "docker start" });
  },
};

/** The service as it is to run this once. */
function oneOff(
  { flags, io }: ComposeCall,
  service: Service,
  { command, variables }: { command: readonly string[]; variables: readonly string[] },
): Service {
  const isDetached = flags.bool("detach");
  const environment = { ...service.environment };
  for (const line of [...variables, ...flags.list("env")]) {
    const at = line.indexOf("=");
    if (at < 0) environment[line] = io.env(line) ?? null;
    else environment[line.slice(0, at)] = line.slice(at + 1);
  }
  const base = { folder: io.machine.workingFolder, home: io.machine.home };
  const labels = flags.list("label").map((line) => line.split(/=(.*)/s) as [string, string?]);
  const hasTerminal = !flags.bool("no-TTY") && !isDetached && io.isTerminal("input") &&
    io.isTerminal("output");
  const { container_name: _, restart: _1, ports = [], ...rest } = service;
  return {
    ...rest,
    environment,
    ...(command.length ? { command: [...command] } : {}),
    ...(flags.has("entrypoint")
      ? {
        entrypoint: shellWords(flags.string("entrypoint")) ?? [],
        ...(command.length ? {} : { command: null }),
      }
      : {}),
    ...(flags.string("user") ? { user: flags.string("user") } : {}),
    ...(flags.string("workdir") ? { working_dir: flags.string("workdir") } : {}),
    cap_add: [...(service.cap_add ?? []), ...flags.list("cap-add")],
    cap_drop: [...(service.cap_drop ?? []), ...flags.list("cap-drop")],
    ports: flags.bool("service-ports") ? ports : flags.list("publish").flatMap(portsOf),
    volumes: [...(service.volumes ?? []), ...flags.list("volume").map((text) => volumeOf(text, base))],
    labels: { ...service.labels, ...Object.fromEntries(labels.map(([key, value = ""]) => [key, value])) },
    tty: hasTerminal,
    stdin_open: flags.bool("interactive") && !isDetached,
  };
}

/** What it depends on runs, each as the service's conditions want it. */
async function startNeeded(work: ProjectWork, name: string, removesOrphans: boolean): Promise<void> {
  const { [name]: own, ...others } = work.project.services;
  const project = { ...work.project, services: others, disabled: { ...work.project.disabled, [name]: own! } };
  if (Object.keys(others).length) {
    await bringUp({ ...work, project }, {
      recreation: "changed",
      dependencyRecreation: "changed",
      isQuiet: false,
      removesOrphans,
    });
    await startServices({ ...work, project });
  }
  for (const [other, dependency] of Object.entries(own!.depends_on ?? {})) {
    if (dependency.condition === "service_started" || !Object.hasOwn(others, other)) continue;
    await awaitCondition({ ...work, project }, other, dependency, { dependant: name });
  }
}

async function createOneOff(
  { flags, io }: ComposeCall,
  work: ProjectWork,
  service: Service,
): Promise<{ Id: string; name: string }> {
  const { client, project } = work;
  const imageIds = await supplyImages(work, [service], {
    isBuilt: flags.bool("build"),
    isQuiet: flags.bool("quiet-pull") || flags.bool("quiet"),
    isBuildQuiet: flags.bool("quiet-build") || flags.bool("quiet"),
    ...(flags.string("pull") === "policy" ? {} : { pull: flags.string("pull") }),
  });
  await ensureNetworks(work);
  await ensureVolumes(work);
  const slug = Math.floor(io.random() * 16 ** 12).toString(16).padStart(12, "0");
  const name = flags.string("name") || `${project.name}-${service.name}-run-${slug}`;
  const json = containerRequest(project, service, {
    number: 1,
    name,
    hash: serviceHash(service),
    imageId: imageIds.get(service.name) ?? "",
    isOneOff: !flags.bool("use-aliases"),
    autoRemove: flags.bool("rm"),
  });
  json.Labels = {
    ...json.Labels as object,
    "com.docker.compose.oneoff": "True",
    "com.docker.compose.slug": slug,
  };
  const { Id } = await client.json<{ Id: string }>("POST", "/containers/create", { query: { name }, json });
  return { Id, name };
}
