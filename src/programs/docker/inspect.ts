/** `inspect`, for one kind of object or for whatever has the name. */
import { ownEntry } from "../../kube/own_entry.ts";
import { objectFormatFlag, switchFlag, textFlag } from "./docker_flags.ts";
import type { EngineClient } from "./engine_client.ts";
import { DockerFailure, EngineRefusal } from "./engine_errors.ts";
import { goJson } from "./go_json.ts";
import type { DockerCall, Verb } from "./verb.ts";

type Getter = (client: EngineClient, name: string, call: DockerCall) => Promise<unknown>;

const get = (path: (name: string) => string): Getter => (client, name) =>
  client.get(path(encodeURIComponent(name)));

/** In the order in which a name is looked up. */
const getters: Record<string, Getter> = {
  container: (client, name, { flags }) =>
    client.get(`/containers/${encodeURIComponent(name)}/json`, { size: flags.bool("size") }),
  image: get((name) => `/images/${name.replaceAll("%2F", "/").replaceAll("%3A", ":")}/json`),
  network: get((name) => `/networks/${name}`),
  volume: get((name) => `/volumes/${name}`),
  service: get((name) => `/services/${name}`),
  task: get((name) => `/tasks/${name}`),
  node: get((name) => `/nodes/${name}`),
  plugin: get((name) => `/plugins/${name}/json`),
  secret: get((name) => `/secrets/${name}`),
  config: get((name) => `/configs/${name}`),
};

const kinds = Object.keys(getters).sort().map((kind) => `"${kind}"`).join(", ");

const SIZE = switchFlag("s, size", "Include the size of files");

export const inspect: Verb = {
  calls: ["inspect"],
  summary: "Print everything about containers, images, networks or volumes, as JSON",
  usage: "[OPTIONS] NAME|ID [NAME|ID...]",
  flags: [
    objectFormatFlag(),
    switchFlag("s, size", "Include the size of files of containers"),
    textFlag("type", "Look only for this kind of object"),
  ],
  takes: { min: 1 },
  async run(call) {
    const kind = call.flags.string("type");
    if (call.flags.has("type") && kind === "") {
      throw new DockerFailure(`type is empty: must be one of ${kinds}`);
    }
    if (kind && !ownEntry(getters, kind)) {
      throw new DockerFailure(`unknown type: ${JSON.stringify(kind)}: must be one of ${kinds}`);
    }
    return await printObjects(
      call,
      (name) => kind ? getters[kind]!(call.client, name, call) : anyObject(call, name),
    );
  },
};

export const inspectContainer = inspectVerb("container", "CONTAINER", [SIZE]);
export const inspectImage = inspectVerb("image", "IMAGE", [
  textFlag("platform", "The variant for this platform"),
]);
export const inspectVolume = inspectVerb("volume", "VOLUME", []);
export const inspectNetwork = inspectVerb("network", "NETWORK", [
  switchFlag("v, verbose", "Print more, for diagnosis"),
]);

function inspectVerb(kind: string, word: string, flags: Verb["flags"]): Verb {
  return {
    calls: [`${kind} inspect`],
    summary: `Print ${kind}s in full, as JSON`,
    usage: `[OPTIONS] ${word} [${word}...]`,
    flags: [objectFormatFlag(), ...flags],
    takes: { min: 1 },
    run: (call) =>
      printObjects(call, (name) => {
        if (kind === "network") {
          return call.client.get(`/networks/${encodeURIComponent(name)}`, {
            verbose: call.flags.bool("verbose"),
          });
        }
        return getters[kind]!(call.client, name, call);
      }),
  };
}

/** The first kind that knows the name. */
async function anyObject(call: DockerCall, name: string): Promise<unknown> {
  let isSwarm: boolean | undefined;
  for (const [kind, getter] of Object.entries(getters)) {
    if (OF_SWARMS.has(kind)) {
      isSwarm ??= await hasSwarm(call.client);
      if (!isSwarm) continue;
    }
    try {
      return await getter(call.client, name, call);
    } catch (error) {
      if (!(error instanceof EngineRefusal) || !isUnknown(error)) throw error;
    }
  }
  throw new DockerFailure(`Error: No such object: ${name}`);
}

const OF_SWARMS = new Set(["service", "task", "node", "secret", "config"]);

async function hasSwarm(client: EngineClient): Promise<boolean> {
  try {
    const { Swarm } = await client.get<{ Swarm?: { LocalNodeState?: string } }>("/info");
    return Swarm?.LocalNodeState === "active";
  } catch (error) {
    if (error instanceof EngineRefusal) return false;
    throw error;
  }
}

/** Not there, or of a kind that this engine does not have. */
function isUnknown({ status, said }: EngineRefusal): boolean {
  return status === 404 || status === 503 || status === 406 ||
    /page not found|swarm manager|not supported|invalid reference format/.test(said);
}

/** Prints what is found, and tells at the end what is not. */
export async function printObjects(
  { flags, args, io }: Pick<DockerCall, "flags" | "args" | "io">,
  find: (name: string) => Promise<unknown>,
): Promise<number> {
  const format = flags.string("format");
  const render = await renderer(format);
  const failures: string[] = [];
  const found: unknown[] = [];
  for (const name of args) {
    try {
      found.push(await find(name));
    } catch (error) {
      if (!(error instanceof EngineRefusal) && !(error instanceof DockerFailure)) throw error;
      failures.push(error.message);
    }
  }
  try {
    await io.out(render(found));
  } catch (error) {
    // The line that could not be filled has been begun.
    await io.out("\n");
    throw error;
  }
  if (failures.length) throw new DockerFailure(failures.join("\n"));
  return 0;
}

async function renderer(format: string): Promise<(found: unknown[]) => string> {
  if (format === "") {
    return (found) => found.length ? `${JSON.stringify(found, undefined, "    ")}\n` : "[]\n";
  }
  if (format.trim() === "json") return (found) => `${goJson(found)}\n`;
  const { renderEither, templateOf } = await import("./template.ts");
  try {
    const render = templateOf(format, { missingKey: "error" });
    return (found) => found.map((one) => `${renderEither(render, one)}\n`).join("") || "\n";
  } catch (error) {
    if (!(error instanceof DockerFailure)) throw error;
    throw new DockerFailure(error.message, { code: 64 });
  }
}
