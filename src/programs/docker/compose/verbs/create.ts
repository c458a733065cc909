import type { ComposeVerb } from "../compose_verb.ts";
import { switchFlag } from "../../docker_flags.ts";
import { bringUp, bringUpFlags, bringUpOptions } from "../engine/bring_up.ts";
import { keepServices } from "../project/wanted_services.ts";

export const create: ComposeVerb = {
  name: "create",
  summary: "Make the containers of services without starting them",
  usage: "[OPTIONS] [SERVICE...]",
  flags: [...bringUpFlags, switchFlag("y, yes", "Ask nothing")],
  async run(call) {
    const { flags, args, io, client, settings } = call;
    const project = await call.project();
    keepServices(project, args);
    const options = bringUpOptions(flags, project);
    await bringUp({ io, client, settings, project, board: call.board("Creating") }, {
      ...options,
      ...(args.length ? { asked: new Set(args) } : {}),
    });
    return 0;
  },
};
