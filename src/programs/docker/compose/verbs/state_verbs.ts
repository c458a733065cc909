/** `start`, `stop`, `restart`, `kill`, `pause`, `unpause`. */
import { ownEntry } from "../../../../kube/own_entry.ts";
import { switchFlag, textFlag } from "../../docker_flags.ts";
import { DockerFailure } from "../../engine_errors.ts";
import type { ComposeCall, ComposeVerb } from "../compose_verb.ts";
import { timeoutFlag } from "../engine/bring_up.ts";
import { killContainer, stepName, stopContainer } from "../engine/container_changes.ts";
import { type ProjectContainer, projectContainers } from "../engine/project_containers.ts";
import { awaitCondition, startServices } from "../engine/startup.ts";
import { dependencyOrder } from "../project/dependency_order.ts";
import type { Project } from "../project/project.ts";
import { checkServices } from "../project/wanted_services.ts";

const timeout = { ...timeoutFlag, usage: "Seconds until containers are killed that do not end" };

export const start: ComposeVerb = {
  name: "start",
  summary: "Start containers that are there",
  usage: "[SERVICE...]",
  flags: [switchFlag("wait", "Wait until services run or are healthy")],
  async run(call) {
    const { args, io, client, settings, flags } = call;
    const project = await call.project();
    checkServices(project, args);
    const work = { io, client, settings, project, board: call.board() };
    const names = args.length ? args : await servicesWithContainers(call, project);
    await startServices(work, { services: new Set(names) });
    for (const name of flags.bool("wait") ? names : []) {
      await awaitCondition(work, name, { condition: "running_or_healthy", required: true }, {
        dependant: name,
      });
    }
    return 0;
  },
};

async function servicesWithContainers(call: ComposeCall, project: Project): Promise<string[]> {
  const containers = await projectContainers(call.client, project.name);
  if (!containers.length) {
    const [first] = Object.keys(project.services);
    throw new DockerFailure(`service ${JSON.stringify(first ?? "")} has no container to start`);
  }
  return [...new Set(containers.map(({ service }) => service))];
}

export const stop: ComposeVerb = {
  name: "stop",
  summary: "Stop containers, without removing them",
  usage: "[OPTIONS] [SERVICE...]",
  flags: [timeout],
  async run(call) {
    const board = call.board("Stopping");
    for (const container of (await containersOf(call)).reverse()) {
      if (container.State !== "running" && container.State !== "restarting") continue;
      await stopContainer({ client: call.client, board }, container, secondsOf(call));
    }
    return 0;
  },
};

export const restart: ComposeVerb = {
  name: "restart",
  summary: "Restart containers",
  usage: "[OPTIONS] [SERVICE...]",
  flags: [switchFlag("no-deps", "Do not restart what depends on them"), timeout],
  async run(call) {
    const board = call.board("Restarting");
    for (const container of await containersOf(call, { withDependents: !call.flags.bool("no-deps") })) {
      await board.working(stepName(container), "Restarting");
      await call.client.tell("POST", `/containers/${container.Id}/restart`, {
        query: { t: secondsOf(call) },
      });
      await board.done(stepName(container), "Started");
    }
    return 0;
  },
};

export const kill: ComposeVerb = {
  name: "kill",
  summary: "Kill containers",
  usage: "[OPTIONS] [SERVICE...]",
  flags: [
    switchFlag("remove-orphans", "Remove containers of services that the files do not name"),
    textFlag("s, signal", "Signal to send", { default: "SIGKILL" }),
  ],
  async run(call) {
    const { client, flags, io } = call;
    const board = call.board("Killing");
    const containers = (await containersOf(call)).filter(({ State }) => State === "running");
    if (!containers.length) await io.err("no container to kill");
    for (const container of containers) {
      await killContainer({ client, board }, container, flags.string("signal"));
    }
    return 0;
  },
};

export const pause: ComposeVerb = {
  name: "pause",
  summary: "Freeze containers",
  usage: "[SERVICE...]",
  flags: [],
  run: (call) => freeze(call, "pause", "Paused"),
};

export const unpause: ComposeVerb = {
  name: "unpause",
  summary: "Let frozen containers go on",
  usage: "[SERVICE...]",
  flags: [],
  run: (call) => freeze(call, "unpause", "Unpaused"),
};

async function freeze(call: ComposeCall, verb: string, word: string): Promise<number> {
  const board = call.board();
  const wanted = verb === "pause" ? "running" : "paused";
  for (const container of await containersOf(call)) {
    if (container.State !== wanted) continue;
    await call.client.tell("POST", `/containers/${container.Id}/${verb}`);
    await board.done(stepName(container), word);
  }
  return 0;
}

function secondsOf({ flags }: ComposeCall): number | undefined {
  return flags.has("timeout") ? flags.number("timeout") : undefined;
}

/** Of the named services, or of all; those first that others depend on. */
async function containersOf(
  call: ComposeCall,
  { withDependents = false }: { withDependents?: boolean } = {},
): Promise<ProjectContainer[]> {
  const project = await call.project();
  checkServices(project, call.args);
  const wanted = new Set(call.args);
  if (withDependents) {
    for (const { name, depends_on: needs = {} } of Object.values(project.services)) {
      if (call.args.some((other) => ownEntry(needs, other)?.restart)) wanted.add(name);
    }
  }
  const order = dependencyOrder({ ...project.disabled, ...project.services });
  const containers = await projectContainers(call.client, project.name, { services: [...wanted] });
  return order.flatMap((name) => containers.filter(({ service }) => service === name));
}
