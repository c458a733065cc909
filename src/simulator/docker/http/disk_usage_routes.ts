/** GET /system/df: what lies on the engine's disk. */
import type { DockerEngine } from "../engine.ts";
import { imageSummaries } from "../image_answers.ts";
import { uniqueBytes } from "../image_removal.ts";
import type { ImageStore } from "../image_store.ts";
import { json, type Route } from "./api_request.ts";
import { containerSummary, type ViewContext } from "./container_view.ts";
import { volumeBytes, volumeView } from "./volume_routes.ts";

export function diskUsageRoutes(
  engine: DockerEngine,
  store: ImageStore,
  imageBytes: NonNullable<ViewContext["imageBytes"]>,
): Route[] {
  const { context, containers } = engine;
  return [{
    method: "GET",
    pattern: /^\/system\/df$/,
    handle() {
      const images = imageSummaries(store).map((summary) => {
        const image = store.get(summary.Id)!;
        const shared = summary.Size - uniqueBytes(store, image);
        return { ...summary, SharedSize: shared, Containers: store.options.usersOf(image.id).length };
      });
      const view = { networks: context.networks, nowMs: context.queue.now(), imageBytes };
      const volumes = context.volumes.all.map((volume) => ({
        ...volumeView(volume),
        UsageData: {
          RefCount: context.volumes.usersOf(volume.name).length,
          Size: volumeBytes(engine, volume),
        },
      }));
      return json({
        LayersSize: store.layers.bytes,
        Images: images,
        Containers: containers.all.map((container) => containerSummary(container, view)),
        Volumes: volumes,
        BuildCache: [],
        BuilderSize: 0,
      });
    },
  }];
}
