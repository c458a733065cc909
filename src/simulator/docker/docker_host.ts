/** A Docker engine, whole: containers, images, builds, and the API in front of them. */
import { hostRunner } from "./build/run_in_container.ts";
import { DockerEngine, type EngineParts } from "./engine.ts";
import { notFound } from "./engine_error.ts";
import { buildRoutes } from "./http/build_routes.ts";
import { containerLifeRoutes } from "./http/container_life_routes.ts";
import { containerRoutes } from "./http/container_routes.ts";
import { containerStreamRoutes } from "./http/container_stream_routes.ts";
import { diskUsageRoutes } from "./http/disk_usage_routes.ts";
import { EngineApi } from "./http/engine_api.ts";
import { execRoutes } from "./http/exec_routes.ts";
import { fileRoutes } from "./http/file_routes.ts";
import { imageArchiveRoutes } from "./http/image_archive_routes.ts";
import { imageRoutes } from "./http/image_routes.ts";
import { networkRoutes } from "./http/network_routes.ts";
import { systemRoutes } from "./http/system_routes.ts";
import { volumeRoutes } from "./http/volume_routes.ts";
import type { PushedImages } from "../images/pushed_images.ts";
import { ImageStore } from "./image_store.ts";
import { sizeOf } from "./stored_image.ts";
import type { Container } from "./container.ts";

export interface DockerHost {
  readonly engine: DockerEngine;
  readonly images: ImageStore;
  readonly api: EngineApi;
}

export interface DockerHostParts extends Omit<EngineParts, "image"> {
  /** What was pushed to the registries of the world, which the cluster's nodes see, too. */
  pushed?: PushedImages;
}

/** The engine of a machine. */
export function dockerHost(parts: DockerHostParts): DockerHost {
  const images: ImageStore = new ImageStore({
    queue: parts.queue,
    hostFiles: parts.hostFiles,
    usersOf: (imageId) =>
      engine.containers.all.filter(({ image }) => image.id === imageId)
        .map(({ id, isRunning }) => ({ containerId: id, isRunning })),
    ...(parts.pushed ? { pushed: parts.pushed } : {}),
    onEvent: (action, id, attributes) => engine.context.events.tell("image", action, id, attributes),
  });
  const engine: DockerEngine = new DockerEngine({
    ...parts,
    image(reference) {
      if (reference === "") throw notFound("No such image: :latest");
      return images.runnable(images.find(reference));
    },
  });
  const imageBytes = ({ image }: Container) => {
    const stored = images.get(image.id);
    return stored ? sizeOf(stored) : 0;
  };
  const tools = { store: images, random: parts.random, run: hostRunner(parts.kernel, parts.hostMachine) };
  const api = new EngineApi([
    ...containerRoutes(engine, imageBytes),
    ...containerLifeRoutes(engine),
    ...containerStreamRoutes(engine),
    ...fileRoutes(engine),
    ...execRoutes(engine),
    ...imageArchiveRoutes(engine, images),
    ...imageRoutes(engine, images),
    ...buildRoutes(tools),
    ...networkRoutes(engine),
    ...volumeRoutes(engine),
    ...diskUsageRoutes(engine, images, imageBytes),
    ...systemRoutes(engine, { imageCount: () => images.images.length }),
  ]);
  return { engine, images, api };
}
