import { listFlag, switchFlag, textFlag, variableError } from "../../docker_flags.ts";
import type { ComposeVerb } from "../compose_verb.ts";
import { buildService } from "../engine/image_supply.ts";
import { keepServices } from "../project/wanted_services.ts";
import { warn } from "../log_line.ts";

export const build: ComposeVerb = {
  name: "build",
  summary: "Build the images of services",
  usage: "[OPTIONS] [SERVICE...]",
  flags: [
    listFlag("build-arg", "A variable of the build (NAME=VALUE)", {
      type: "stringArray",
      check: variableError,
    }),
    switchFlag("no-cache", "Use no layers again"),
    { ...textFlag("progress", "What is shown (auto, tty, plain)"), hidden: true },
    switchFlag("pull", "Always look for newer base images"),
    switchFlag("q, quiet", "Show nothing"),
    switchFlag("with-dependencies", "Also what services depend on"),
  ],
  async run(call) {
    const { flags, args, io, client, settings } = call;
    const project = await call.project();
    keepServices(project, args, { withOthers: flags.bool("with-dependencies") });
    const services = Object.values(project.services).filter((service) => service.build);
    if (!services.length) await warn(io, "No services to build");
    const work = { io, client, settings, project, board: call.board("Building") };
    for (const service of services) {
      await buildService(work, service, {
        noCache: flags.bool("no-cache"),
        pull: flags.bool("pull"),
        isQuiet: flags.bool("quiet"),
        arguments: flags.list("build-arg"),
        progress: flags.string("progress"),
      });
    }
    return 0;
  },
};
