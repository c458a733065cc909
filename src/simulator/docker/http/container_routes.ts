/** /containers: making them, looking at them, starting and ending them. */
import type { CreateBody } from "../container_config.ts";
import type { Container } from "../container.ts";
import { isRunning } from "../container_state.ts";
import type { DockerEngine } from "../engine.ts";
import { conflict } from "../engine_error.ts";
import {
  type ApiRequest,
  filtersOf,
  flag,
  hasLabels,
  json,
  jsonBody,
  NO_CONTENT,
  type Route,
} from "./api_request.ts";
import { containerDetails, containerSummary, type ViewContext } from "./container_view.ts";

export function containerRoutes(engine: DockerEngine, imageBytes: ViewContext["imageBytes"]): Route[] {
  const { containers, context } = engine;
  const view = (): ViewContext => ({
    networks: context.networks,
    nowMs: context.queue.now(),
    ...(imageBytes ? { imageBytes } : {}),
  });
  const one = (reference: string) => containers.find(reference);
  return [
    {
      method: "GET",
      pattern: /^\/containers\/json$/,
      handle: ({ query }) =>
        json(listed(engine, query).map((found) => containerSummary(found, sized(view(), query)))),
    },
    {
      method: "POST",
      pattern: /^\/containers\/create$/,
      async handle(request) {
        const body = await jsonBody<CreateBody>(request);
        const { container, warnings } = containers.create(body, request.query.get("name") ?? "");
        return json({ Id: container.id, Warnings: warnings }, 201);
      },
    },
    {
      method: "GET",
      pattern: /^\/containers\/([^/]+)\/json$/,
      handle: ({ query }, reference) => json(containerDetails(one(reference), view(), flag(query, "size"))),
    },
    {
      method: "DELETE",
      pattern: /^\/containers\/([^/]+)$/,
      handle({ query }, reference) {
        if (flag(query, "link")) throw conflict("links are not part of this engine");
        containers.remove(reference, { isForced: flag(query, "force"), withVolumes: flag(query, "v") });
        return NO_CONTENT;
      },
    },
    {
      method: "POST",
      pattern: /^\/containers\/prune$/,
      handle: (request) => prune(engine, request),
    },
  ];
}

function sized(view: ViewContext, query: URLSearchParams): ViewContext {
  const { imageBytes: _, ...others } = view;
  return flag(query, "size") ? view : others;
}

const FILTERS = [
  "ancestor",
  "before",
  "expose",
  "exited",
  "health",
  "id",
  "label",
  "name",
  "network",
  "publish",
  "since",
  "status",
  "volume",
  "is-task",
  "isolation",
];

function listed(engine: DockerEngine, query: URLSearchParams): Container[] {
  const filters = filtersOf(query, FILTERS);
  const limit = Number(query.get("limit") ?? 0);
  const isAll = flag(query, "all") || limit > 0 || filters.has("status") || filters.has("exited");
  const { all } = engine.containers;
  const place = (name: string) =>
    filters.get(name)?.map((reference) => all.indexOf(engine.containers.find(reference)));
  const [before, since] = [place("before"), place("since")];
  const found = all.filter((container, at) =>
    (isAll || isRunning(container.state) || container.state.status === "restarting") &&
    [...filters].every(([name, values]) => fits(engine, container, name, values)) &&
    (before?.every((other) => at > other) ?? true) && (since?.every((other) => at < other) ?? true)
  );
  return limit > 0 ? found.slice(0, limit) : found;
}

function fits(engine: DockerEngine, container: Container, name: string, values: readonly string[]): boolean {
  const { config, state, mounts, run } = container;
  switch (name) {
    case "status":
      return values.includes(state.status);
    case "name":
      return values.some((value) => matches(value, container.name) || matches(value, `/${container.name}`));
    case "id":
      return values.some((value) => container.id.startsWith(value));
    case "label":
      return hasLabels(config.Labels ?? {}, values);
    case "exited":
      return state.status === "exited" && values.includes(String(state.exitCode));
    case "health":
      return values.includes(container.health?.status ?? "none");
    case "ancestor":
      return values.some((value) =>
        ancestors(container).includes(value) || container.image.id.startsWith(`sha256:${value}`)
      );
    case "network":
      return values.some((value) =>
        Object.hasOwn(container.endpoints, engine.context.networks.find(value).name)
      );
    case "volume":
      return mounts.some((mount) => values.includes(mount.name ?? "") || values.includes(mount.destination));
    case "publish":
      return values.some((value) =>
        run?.ports.some(({ hostPort }) => hostPort === Number(value.split("/")[0]))
      );
    case "expose":
      return values.some((value) =>
        (value.includes("/") ? value : `${value}/tcp`) in (config.ExposedPorts ?? {})
      );
    default:
      return true;
  }
}

/** A part of the name, or a regular expression. */
function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern).test(text);
  } catch {
    return text.includes(pattern);
  }
}

function ancestors({ config, image }: Container): string[] {
  const name = config.Image ?? "";
  return [name, name.includes(":") ? name.replace(/:latest$/, "") : `${name}:latest`, image.id];
}

function prune({ containers, context }: DockerEngine, { query }: ApiRequest) {
  const filters = filtersOf(query, ["until", "label", "label!"]);
  const gone = containers.all.filter((container) =>
    ["created", "exited", "dead"].includes(container.state.status) &&
    hasLabels(container.config.Labels ?? {}, filters.get("label") ?? [])
  );
  const bytes = gone.reduce((sum, { root }) => sum + root.writtenBytes, 0);
  for (const { id } of gone) containers.remove(id);
  context.events.tell("container", "prune", "", { reclaimed: String(bytes) });
  return json({
    ContainersDeleted: gone.length > 0 ? gone.map(({ id }) => id) : null,
    SpaceReclaimed: bytes,
  });
}
