import { parseFlags } from "../../../flags.ts";
import { switchFlag } from "../../docker_flags.ts";
import { DockerFailure, EngineRefusal } from "../../engine_errors.ts";
import { push as dockerPush } from "../../images/image_verbs.ts";
import type { ComposeVerb } from "../compose_verb.ts";
import { keepServices } from "../project/wanted_services.ts";

export const push: ComposeVerb = {
  name: "push",
  summary: "Send the images that services build to their registries",
  usage: "[OPTIONS] [SERVICE...]",
  flags: [
    switchFlag("ignore-push-failures", "Go on where one cannot be sent"),
    switchFlag("include-deps", "Also what services depend on"),
    switchFlag("q, quiet", "Show nothing"),
  ],
  async run(call) {
    const { flags, args, io, client, settings } = call;
    const project = await call.project();
    keepServices(project, args, { withOthers: flags.bool("include-deps") });
    const board = call.board("Pushing");
    const silent = { ...io, out: () => Promise.resolve(), err: () => Promise.resolve() };
    for (const { name, image, build } of Object.values(project.services)) {
      if (!image || !build) {
        await board.warning(name, "", "Skipped");
        continue;
      }
      if (!flags.bool("quiet")) await board.working(name, "", "Pushing");
      const parsed = parseFlags(dockerPush.flags, [image]);
      try {
        await dockerPush.run({ ...parsed, io: silent, client, settings, path: "docker push" });
      } catch (error) {
        if (!(error instanceof EngineRefusal || error instanceof DockerFailure)) throw error;
        if (!flags.bool("ignore-push-failures")) throw error;
        await board.error(name, "", "Error");
        continue;
      }
      if (!flags.bool("quiet")) await board.done(name, "", "Pushed");
    }
    return 0;
  },
};
