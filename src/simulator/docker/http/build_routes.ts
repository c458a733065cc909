/** POST /build: a Dockerfile and what lies beside it become an image. */
import { type BuildTools, startBuild } from "../build/builder.ts";
import { badRequest } from "../engine_error.ts";
import { decodeTar, type TarEntry } from "../../host/tar_archive.ts";
import { type ApiAnswer, type ApiRequest, flag, json, type Route } from "./api_request.ts";
import { unpacked } from "./image_archive_routes.ts";
import { messageStream } from "./message_stream.ts";

export function buildRoutes(tools: BuildTools): Route[] {
  return [
    { method: "POST", pattern: /^\/build$/, handle: (request) => build(tools, request) },
    {
      method: "POST",
      pattern: /^\/build\/prune$/,
      // The cache of this builder are images: `docker image prune` takes them.
      handle: () => json({ CachesDeleted: null, SpaceReclaimed: 0 }),
    },
  ];
}

async function build(tools: BuildTools, request: ApiRequest): Promise<ApiAnswer> {
  const { query, signal } = request;
  const context = await contextOf(request);
  const isQuiet = flag(query, "q");
  const target = query.get("target") ?? "";
  return messageStream(signal, (report, onDone) =>
    startBuild(tools, {
      context,
      dockerfile: query.get("dockerfile") || "Dockerfile",
      tags: query.getAll("t"),
      buildArgs: jsonIn(query, "buildargs"),
      labels: jsonIn(query, "labels"),
      noCache: flag(query, "nocache"),
      pull: flag(query, "pull"),
      isQuiet,
      report,
      onDone: () => onDone(),
      ...(target ? { target } : {}),
    }));
}

async function contextOf({ query, body }: ApiRequest): Promise<TarEntry[]> {
  const remote = query.get("remote");
  if (remote) throw badRequest(`error downloading remote context ${remote}: no network leads there`);
  try {
    return decodeTar(await unpacked(body));
  } catch (error) {
    throw badRequest(`Error processing tar file(${(error as Error).message})`);
  }
}

/** A parameter that holds JSON. @throws {EngineError} */
function jsonIn(query: URLSearchParams, name: string): Record<string, string> {
  const text = query.get(name);
  if (!text) return {};
  try {
    return JSON.parse(text) ?? {};
  } catch {
    throw badRequest(`error reading build args: invalid JSON in ${name}`);
  }
}
