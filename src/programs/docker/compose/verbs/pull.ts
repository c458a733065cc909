import { switchFlag, textFlag } from "../../docker_flags.ts";
import type { ComposeVerb } from "../compose_verb.ts";
import { imageId, pullServices } from "../engine/image_supply.ts";
import { keepServices } from "../project/wanted_services.ts";

export const pull: ComposeVerb = {
  name: "pull",
  summary: "Download the images of services",
  usage: "[OPTIONS] [SERVICE...]",
  flags: [
    switchFlag("ignore-buildable", "Not what can be built"),
    switchFlag("ignore-pull-failures", "Go on where one cannot be pulled"),
    switchFlag("include-deps", "Also what services depend on"),
    textFlag("policy", 'When ("missing"|"always")'),
    switchFlag("q, quiet", "Show nothing"),
  ],
  async run(call) {
    const { flags, args, io, client, settings } = call;
    const project = await call.project();
    keepServices(project, args, { withOthers: flags.bool("include-deps") });
    const work = { io, client, settings, project, board: call.board("Pulling") };
    const wanted = [];
    for (const service of Object.values(project.services)) {
      const { image, name } = service;
      if (!image) {
        await work.board.warning(name, "", "Skipped - No image to be pulled");
        continue;
      }
      if (service.build && flags.bool("ignore-buildable")) {
        await work.board.warning(name, "", "Skipped - Image can be built");
        continue;
      }
      if (flags.string("policy") === "missing" && await imageId(work, image) !== undefined) {
        await work.board.done(name, "", "Skipped - Image is already present locally");
        continue;
      }
      wanted.push(service);
    }
    await pullServices(work, wanted, {
      isQuiet: flags.bool("quiet"),
      ignoresFailures: flags.bool("ignore-pull-failures"),
    });
    return 0;
  },
};
