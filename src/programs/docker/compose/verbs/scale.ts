import { switchFlag } from "../../docker_flags.ts";
import type { ComposeVerb } from "../compose_verb.ts";
import { applyScales, bringUp } from "../engine/bring_up.ts";
import { startServices } from "../engine/startup.ts";
import { keepServices } from "../project/wanted_services.ts";

export const scale: ComposeVerb = {
  name: "scale",
  summary: "Change how many containers services have",
  usage: "[SERVICE=REPLICAS...]",
  flags: [switchFlag("no-deps", "Do not start what services depend on")],
  takes: { min: 1 },
  async run(call) {
    const { flags, args, io, client, settings } = call;
    const project = await call.project();
    const names = args.map((text) => text.split("=")[0]!);
    keepServices(project, names, { withOthers: !flags.bool("no-deps") });
    applyScales(project, args);
    const work = { io, client, settings, project, board: call.board() };
    await bringUp(work, {
      recreation: "changed",
      dependencyRecreation: "changed",
      asked: new Set(names),
    });
    await startServices(work);
    return 0;
  },
};
