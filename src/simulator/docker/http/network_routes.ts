/** /networks */
import type { Container } from "../container.ts";
import type { EndpointWish } from "../container_config.ts";
import type { DockerEngine } from "../engine.ts";
import { badRequest, conflict, EngineError } from "../engine_error.ts";
import type { DockerNetwork, DockerNetworkParts } from "../network/docker_network.ts";
import {
  filtersOf,
  flag,
  hasLabels,
  json,
  jsonBody,
  NO_CONTENT,
  type PlainAnswer,
  type Route,
  timeText,
} from "./api_request.ts";

interface CreateNetworkBody {
  Name?: string;
  Driver?: string;
  Internal?: boolean;
  Attachable?: boolean;
  IPAM?: { Config?: { Subnet?: string; Gateway?: string }[] | null };
  Options?: Record<string, string> | null;
  Labels?: Record<string, string> | null;
}

interface ConnectBody {
  Container?: string;
  EndpointConfig?: EndpointWish;
}

const DRIVERS = ["bridge", "host", "null", "macvlan", "ipvlan", "overlay"];

export function networkRoutes(engine: DockerEngine): Route[] {
  const { networks, events } = engine.context;
  return [
    {
      method: "GET",
      pattern: /^\/networks$/,
      handle: ({ query }) => json(listed(engine, query).map((one) => view(one))),
    },
    {
      method: "GET",
      pattern: /^\/networks\/([^/]+)$/,
      handle: (_, reference) => json(view(networks.find(reference), true)),
    },
    {
      method: "POST",
      pattern: /^\/networks\/create$/,
      async handle(request) {
        const body = await jsonBody<CreateNetworkBody>(request);
        const network = networks.create(wishOf(body));
        events.tell("network", "create", network.id, { name: network.name, type: network.driver });
        return json({ Id: network.id, Warning: "" }, 201);
      },
    },
    {
      method: "DELETE",
      pattern: /^\/networks\/([^/]+)$/,
      handle(_, reference) {
        const { id, name, driver } = networks.remove(reference);
        events.tell("network", "destroy", id, { name, type: driver });
        return NO_CONTENT;
      },
    },
    {
      method: "POST",
      pattern: /^\/networks\/([^/]+)\/connect$/,
      async handle(request, reference) {
        const { Container = "", EndpointConfig = {} } = await jsonBody<ConnectBody>(request);
        connect(engine.containers.find(Container), networks.find(reference), EndpointConfig);
        return { status: 200 };
      },
    },
    {
      method: "POST",
      pattern: /^\/networks\/([^/]+)\/disconnect$/,
      async handle(request, reference) {
        const { Container = "" } = await jsonBody<ConnectBody>(request);
        disconnect(engine.containers.find(Container), networks.find(reference));
        return { status: 200 };
      },
    },
    {
      method: "POST",
      pattern: /^\/networks\/prune$/,
      handle: ({ query }) => prune(engine, query),
    },
  ];
}

function prune(engine: DockerEngine, query: URLSearchParams): PlainAnswer {
  const { networks } = engine.context;
  const labels = filtersOf(query, ["until", "label", "label!"]).get("label") ?? [];
  const unused = networks.all.filter((network) =>
    !network.isPredefined && !isUsed(engine, network) && hasLabels(network.labels, labels)
  );
  for (const { id } of unused) networks.remove(id);
  return json({ NetworksDeleted: unused.length > 0 ? unused.map(({ name }) => name) : null });
}

function wishOf({ Name = "", Driver = "", Internal, Attachable, IPAM, Options, Labels }: CreateNetworkBody) {
  if (Name === "") throw badRequest("network name is required");
  const driver = Driver || "bridge";
  if (!DRIVERS.includes(driver)) {
    throw new EngineError(
      404,
      `could not find plugin ${driver} in v1 plugin registry: plugin "${driver}" not found`,
    );
  }
  if (driver === "host" || driver === "null") {
    throw new EngineError(403, `only one instance of "${driver}" network is allowed`);
  }
  if (driver === "overlay") {
    throw new EngineError(
      503,
      'This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.',
    );
  }
  const [config] = IPAM?.Config ?? [];
  return {
    name: Name,
    driver: driver as DockerNetworkParts["driver"],
    isInternal: Internal ?? false,
    isAttachable: Attachable ?? false,
    options: Options ?? {},
    labels: Labels ?? {},
    ...(config?.Subnet ? { subnet: config.Subnet } : {}),
    ...(config?.Gateway ? { gateway: config.Gateway } : {}),
  };
}

function connect(container: Container, network: DockerNetwork, wish: EndpointWish): void {
  if (container.host.NetworkMode === "host" || network.name === "host") {
    throw new EngineError(
      403,
      "container sharing network namespace with another container or host cannot be connected to any other network",
    );
  }
  if (Object.hasOwn(container.endpoints, network.name)) {
    throw new EngineError(
      403,
      `endpoint with name ${container.name} already exists in network ${network.name}`,
    );
  }
  container.endpoints[network.name] = wish;
  try {
    container.run?.connect(network.name);
  } catch (error) {
    delete container.endpoints[network.name];
    throw error;
  }
}

function disconnect(container: Container, network: DockerNetwork): void {
  if (!Object.hasOwn(container.endpoints, network.name)) {
    throw conflict(`container ${container.id} is not connected to network ${network.name}`);
  }
  container.run?.disconnect(network.name);
  delete container.endpoints[network.name];
}

function isUsed(engine: DockerEngine, { name }: DockerNetwork): boolean {
  return engine.containers.all.some(({ endpoints }) => Object.hasOwn(endpoints, name));
}

function listed(engine: DockerEngine, query: URLSearchParams): DockerNetwork[] {
  const filters = filtersOf(query, ["dangling", "driver", "id", "label", "name", "scope", "type"]);
  return engine.context.networks.all.filter((network) =>
    [...filters].every(([name, values]) => {
      switch (name) {
        case "name":
          return values.some((value) => network.name.includes(value));
        case "id":
          return values.some((value) => network.id.startsWith(value));
        case "driver":
          return values.includes(network.driver);
        case "label":
          return hasLabels(network.labels, values);
        case "type":
          return values.includes(network.isPredefined ? "builtin" : "custom");
        case "scope":
          return values.includes("local");
        default:
          return (!network.isPredefined && !isUsed(engine, network)) ===
            flag(new URLSearchParams({ v: values[0] ?? "" }), "v");
      }
    })
  );
}

function view(network: DockerNetwork, withContainers = false) {
  const { id, name, createdMs, driver, gateway, subnetText, labels, options } = network;
  return {
    Name: name,
    Id: id,
    Created: timeText(createdMs),
    Scope: "local",
    Driver: driver,
    EnableIPv4: true,
    EnableIPv6: false,
    IPAM: {
      Driver: "default",
      Options: name === "bridge" ? null : {},
      Config: subnetText ? [{ Subnet: subnetText, ...(gateway ? { Gateway: gateway } : {}) }] : null,
    },
    Internal: network.isInternal,
    Attachable: network.isAttachable,
    Ingress: false,
    ConfigFrom: { Network: "" },
    ConfigOnly: false,
    Containers: withContainers
      ? Object.fromEntries([...network.endpoints.values()].map((endpoint) => [endpoint.containerId, {
        Name: endpoint.containerName,
        EndpointID: endpoint.id,
        MacAddress: endpoint.mac,
        IPv4Address: endpoint.address ? `${endpoint.address}/${network.subnet?.prefix}` : "",
        IPv6Address: "",
      }]))
      : {},
    Options: options,
    Labels: labels,
  };
}
