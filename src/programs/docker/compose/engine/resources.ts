/** Networks and volumes of a project: made where they are missing, taken away with it. */
import { EngineRefusal } from "../../engine_errors.ts";
import { type EngineClient, filterText } from "../../engine_client.ts";
import { DockerFailure } from "../../engine_errors.ts";
import type { NetworkSummary, VolumeSummary } from "../../engine_objects.ts";
import type { ProjectWork } from "../compose_verb.ts";
import { COMPOSE_VERSION } from "../compose_version.ts";
import { warn } from "../log_line.ts";
import type { NetworkDefinition, VolumeDefinition } from "../project/project.ts";
import { LABELS } from "./labels.ts";
import { resourceHash } from "./service_hash.ts";

/** Throws DockerFailure for an external one that is not there. */
export async function ensureNetworks(work: ProjectWork): Promise<void> {
  const { project } = work;
  const used = new Set(Object.values(project.services).flatMap(({ networks = {} }) => Object.keys(networks)));
  for (const [key, definition] of Object.entries(project.networks)) {
    if (used.has(key)) await ensureNetwork(work, key, definition);
  }
}

async function ensureNetwork(work: ProjectWork, key: string, definition: NetworkDefinition): Promise<void> {
  const { client, project, board, io } = work;
  const { name } = definition;
  const listed = await client.get<NetworkSummary[]>("/networks", { filters: filterText([`name=${name}`]) });
  const there = listed.find((network) => network.Name === name);
  if (definition.external) {
    if (!there && !["host", "none", "bridge"].includes(name)) {
      throw new DockerFailure(`network ${name} declared as external, but could not be found`);
    }
    return;
  }
  if (there) {
    const owner = there.Labels?.[LABELS.project];
    if (owner !== project.name) {
      const maker = owner === undefined ? "by compose" : `for project ${JSON.stringify(project.name)}`;
      await warn(
        io,
        `a network with name ${name} exists but was not created ${maker}.\nSet \`external: true\` to use an existing network`,
      );
    }
    if (there.Labels?.[LABELS.network] !== undefined && there.Labels[LABELS.network] !== key) {
      throw new DockerFailure(
        `network ${name} was found but has incorrect label ${LABELS.network} set to ${
          JSON.stringify(there.Labels[LABELS.network])
        } (expected: ${JSON.stringify(key)})`,
      );
    }
    return;
  }
  const id = `Network ${name}`;
  await board.working(id, "Creating");
  try {
    await client.tell("POST", "/networks/create", { json: networkRequest(work, key, definition) });
  } catch (error) {
    await board.error(id, "Error");
    if (!(error instanceof EngineRefusal)) throw error;
    throw new DockerFailure(`failed to create network ${name}: ${error.message}`);
  }
  await board.done(id, "Created");
}

function networkRequest(
  { project }: ProjectWork,
  key: string,
  definition: NetworkDefinition,
): Record<string, unknown> {
  const { ipam } = definition;
  return {
    Name: definition.name,
    Driver: definition.driver ?? "bridge",
    Internal: definition.internal ?? false,
    Attachable: definition.attachable ?? false,
    ...(definition.enable_ipv6 === undefined ? {} : { EnableIPv6: definition.enable_ipv6 }),
    ...(definition.driver_opts ? { Options: definition.driver_opts } : {}),
    ...(ipam
      ? {
        IPAM: {
          Driver: ipam.driver ?? "default",
          Config: (ipam.config ?? []).map((pool) => ({
            ...(pool.subnet ? { Subnet: pool.subnet } : {}),
            ...(pool.ip_range ? { IPRange: pool.ip_range } : {}),
            ...(pool.gateway ? { Gateway: pool.gateway } : {}),
            ...(pool.aux_addresses ? { AuxiliaryAddresses: pool.aux_addresses } : {}),
          })),
        },
      }
      : {}),
    Labels: {
      ...definition.labels,
      [LABELS.configHash]: resourceHash(definition),
      [LABELS.network]: key,
      [LABELS.project]: project.name,
      [LABELS.version]: COMPOSE_VERSION,
    },
  };
}

/** Throws DockerFailure for an external one that is not there. */
export async function ensureVolumes(work: ProjectWork): Promise<void> {
  for (const [key, definition] of Object.entries(work.project.volumes)) {
    await ensureVolume(work, key, definition);
  }
}

async function ensureVolume(work: ProjectWork, key: string, definition: VolumeDefinition): Promise<void> {
  const { client, project, board, io } = work;
  const { name } = definition;
  const there = await volumeNamed(client, name);
  if (!there && definition.external) {
    throw new DockerFailure(`external volume ${JSON.stringify(name)} not found`);
  }
  if (there) {
    const owner = there.Labels?.[LABELS.project];
    if (definition.external || owner === project.name) return;
    const quoted = JSON.stringify(name);
    return await warn(
      io,
      owner === undefined
        ? `volume ${quoted} already exists but was not created by Docker Compose. Use \`external: true\` to use an existing volume`
        : `volume ${quoted} already exists but was created for project ${JSON.stringify(owner)} (expected ${
          JSON.stringify(project.name)
        }). Use \`external: true\` to use an existing volume`,
    );
  }
  const id = `Volume ${name}`;
  await board.working(id, "Creating");
  await client.tell("POST", "/volumes/create", {
    json: {
      Name: name,
      ...(definition.driver ? { Driver: definition.driver } : {}),
      ...(definition.driver_opts ? { DriverOpts: definition.driver_opts } : {}),
      Labels: {
        ...definition.labels,
        [LABELS.configHash]: resourceHash(definition),
        [LABELS.project]: project.name,
        [LABELS.version]: COMPOSE_VERSION,
        [LABELS.volume]: key,
      },
    },
  });
  await board.done(id, "Created");
}

async function volumeNamed(client: EngineClient, name: string): Promise<VolumeSummary | undefined> {
  try {
    return await client.get<VolumeSummary>(`/volumes/${encodeURIComponent(name)}`);
  } catch (error) {
    if (error instanceof EngineRefusal && error.status === 404) return undefined;
    throw error;
  }
}

type RemovalWork = Pick<ProjectWork, "client" | "board">;

/** What belongs to the project, by its labels. True: there was any. */
export async function removeNetworks(work: RemovalWork, project: string): Promise<boolean> {
  const { client } = work;
  const filters = filterText([`label=${LABELS.project}=${project}`]);
  const networks = await client.get<NetworkSummary[]>("/networks", { filters });
  for (const { Id, Name } of networks) {
    await removed(work, `Network ${Name}`, `/networks/${Id}`);
  }
  return networks.length > 0;
}

export async function removeVolumes(work: RemovalWork, project: string): Promise<boolean> {
  const { client } = work;
  const filters = filterText([`label=${LABELS.project}=${project}`]);
  const { Volumes } = await client.get<{ Volumes: VolumeSummary[] | null }>("/volumes", { filters });
  for (const { Name } of Volumes ?? []) {
    await removed(work, `Volume ${Name}`, `/volumes/${encodeURIComponent(Name)}?force=1`);
  }
  return (Volumes ?? []).length > 0;
}

/** What others still use stays, and is told. */
export async function removed({ client, board }: RemovalWork, id: string, path: string): Promise<void> {
  await board.working(id, "Removing");
  try {
    await client.tell("DELETE", path);
  } catch (error) {
    if (!(error instanceof EngineRefusal)) throw error;
    const isUsed = error.status === 409 || error.status === 403;
    if (isUsed) return await board.warning(id, "Resource is still in use");
    if (error.status === 404) return await board.done(id, "Warning: No resource found to remove");
    await board.error(id, "Error");
    throw error;
  }
  await board.done(id, "Removed");
}
