/** /images: what there is, where it comes from, and how it goes. */
import type { ImageReference } from "../../images/image_reference.ts";
import type { Credentials } from "../../images/mod.ts";
import type { DockerEngine } from "../engine.ts";
import { badRequest } from "../engine_error.ts";
import { imageHistory, imageSummaries, inspectImage } from "../image_answers.ts";
import { pullImage } from "../image_pull.ts";
import { pushImage } from "../image_push.ts";
import { pruneImages, removeImage } from "../image_removal.ts";
import type { ImageStore } from "../image_store.ts";
import { parseReference } from "../reference.ts";
import { searchRegistry } from "../registry.ts";
import {
  type ApiAnswer,
  type ApiRequest,
  filtersOf,
  flag,
  json,
  type PlainAnswer,
  type Route,
} from "./api_request.ts";
import { messageStream } from "./message_stream.ts";
import { importArchive } from "./image_archive_routes.ts";

export function imageRoutes({ context }: DockerEngine, store: ImageStore): Route[] {
  return [
    { method: "GET", pattern: /^\/images\/json$/, handle: ({ query }) => list(store, query) },
    { method: "GET", pattern: /^\/images\/search$/, handle: ({ query }) => search(query) },
    { method: "POST", pattern: /^\/images\/create$/, handle: (request) => create(store, request) },
    {
      method: "POST",
      pattern: /^\/images\/prune$/,
      handle: ({ query }) => prune(store, query),
    },
    {
      method: "GET",
      pattern: /^\/(?:images\/(.+)\/json|distribution\/(.+)\/json)$/,
      handle: (_, name, distributed) => json(inspectImage(store, store.find(name || distributed!))),
    },
    {
      method: "GET",
      pattern: /^\/images\/(.+)\/history$/,
      handle: (_, name) => json(imageHistory(store, store.find(name))),
    },
    {
      method: "POST",
      pattern: /^\/images\/(.+)\/tag$/,
      handle({ query }, name) {
        const repository = query.get("repo") ?? "";
        if (repository === "") throw badRequest("invalid reference format");
        store.tag(name, repository, query.get("tag") ?? "");
        return { status: 201 };
      },
    },
    {
      method: "POST",
      pattern: /^\/images\/(.+)\/push$/,
      handle: (request, name) => push(store, name, request),
    },
    {
      method: "DELETE",
      pattern: /^\/images\/(.+)$/,
      handle({ query }, name) {
        const options = { force: flag(query, "force"), keepsParents: flag(query, "noprune") };
        const removed = removeImage(store, name, options);
        for (const record of removed) {
          const [id = ""] = Object.values(record);
          context.events.tell("image", "Deleted" in record ? "delete" : "untag", id, { name: id });
        }
        return json(removed);
      },
    },
  ];
}

function list(store: ImageStore, query: URLSearchParams): PlainAnswer {
  const filters = Object.fromEntries(filtersOf(query));
  return json(imageSummaries(store, { all: flag(query, "all"), filters }));
}

function search(query: URLSearchParams): PlainAnswer {
  const found = searchRegistry(query.get("term") ?? "").map(({ name, description, stars, isOfficial }) => ({
    name,
    description,
    star_count: stars,
    is_official: isOfficial,
    is_automated: false,
  }));
  const limit = Number(query.get("limit") ?? 25);
  return json(found.slice(0, limit || 25));
}

/** A pull, or with `fromSrc` an import. */
function create(store: ImageStore, request: ApiRequest): ApiAnswer | Promise<ApiAnswer> {
  const { query, headers, signal } = request;
  const source = query.get("fromSrc");
  if (source) return importArchive(store, request, source);
  const reference = pulled(query.get("fromImage") ?? "", query.get("tag") ?? "");
  const credentials = credentialsOf(headers.get("x-registry-auth"));
  return messageStream(
    signal,
    (report, onDone) =>
      pullImage(store, { reference, report, onDone, ...(credentials ? { credentials } : {}) }),
  );
}

/** The tag may be a digest. @throws {EngineError} */
function pulled(name: string, tag: string): ImageReference {
  if (name === "") throw badRequest("repository name must have at least one component");
  if (tag === "") return parseReference(name);
  const bare = name.replace(/:[^/:]*$/, "");
  return parseReference(`${bare}${tag.startsWith("sha256:") ? "@" : ":"}${tag}`);
}

/** The client's secret for a registry, as base64 of JSON. */
function credentialsOf(text: string | undefined): Credentials | undefined {
  if (!text) return undefined;
  try {
    const { username, password } = JSON.parse(atob(text.replaceAll("-", "+").replaceAll("_", "/")));
    return username && password ? { username, password } : undefined;
  } catch {
    return undefined;
  }
}

function push(store: ImageStore, name: string, { query, signal }: ApiRequest): PlainAnswer {
  const tag = query.get("tag") ?? "";
  const reference = parseReference(tag ? `${name}:${tag}` : name);
  return messageStream(signal, (report, onDone) => pushImage(store, { reference, report, onDone }));
}

function prune(store: ImageStore, query: URLSearchParams): PlainAnswer {
  const filters = filtersOf(query, ["dangling", "label", "label!", "until"]);
  const all = ["false", "0"].includes(filters.get("dangling")?.[0] ?? "");
  const { records, freedBytes } = pruneImages(store, { all });
  return json({ ImagesDeleted: records.length > 0 ? records : null, SpaceReclaimed: freedBytes });
}
