/** `up`: containers are made and started; in the foreground with their output. */
import { listFlag, numberFlag, switchFlag, textFlag } from "../../docker_flags.ts";
import { DockerFailure } from "../../engine_errors.ts";
import type { ComposeCall, ComposeVerb, ProjectWork } from "../compose_verb.ts";
import { AttachedRun } from "../engine/attached_run.ts";
import { bringUp, bringUpFlags, bringUpOptions, timeoutFlag } from "../engine/bring_up.ts";
import { awaitCondition, startServices } from "../engine/startup.ts";
import { missingFile } from "../file/compose_failure.ts";
import { keepServices } from "../project/wanted_services.ts";

export const up: ComposeVerb = {
  name: "up",
  summary: "Create containers and start them",
  usage: "[OPTIONS] [SERVICE...]",
  flags: [
    ...bringUpFlags,
    switchFlag("abort-on-container-exit", "Stop all containers when one stops. Not with -d"),
    switchFlag("abort-on-container-failure", "Stop all containers when one fails. Not with -d"),
    switchFlag("always-recreate-deps", "Make the dependencies' containers anew. Not with --no-recreate"),
    listFlag("attach", "Only the output of these services. Not with -d", { type: "stringArray" }),
    switchFlag("d, detach", "Run containers in the background"),
    textFlag(
      "exit-code-from",
      "End with the exit code of this service's container; means --abort-on-container-exit",
    ),
    listFlag("no-attach", "Not the output of these services", { type: "stringArray" }),
    switchFlag("no-color", "Without colours"),
    switchFlag("no-deps", "Do not start what services depend on"),
    switchFlag("no-log-prefix", "Without names before the lines"),
    switchFlag("no-start", "Start nothing"),
    switchFlag("V, renew-anon-volumes", "Make nameless volumes anew"),
    { ...timeoutFlag, usage: "Seconds until containers are killed when they are stopped" },
    switchFlag("timestamps", "Each line with its time"),
    switchFlag("wait", "Wait until services run or are healthy; means -d"),
    numberFlag("wait-timeout", "Seconds to wait at most"),
    switchFlag("y, yes", "Ask nothing"),
  ],
  async run(call) {
    const { flags, args, io, client, settings } = call;
    checkFlags(call);
    const project = await call.project();
    keepServices(project, args, { withOthers: !flags.bool("no-deps") });
    if (Object.keys(project.services).length === 0) throw new DockerFailure("no service selected");
    const from = flags.string("exit-code-from");
    if (from && !Object.hasOwn(project.services, from)) {
      throw missingFile(`no such service: ${from}: not found`);
    }
    const options = bringUpOptions(flags, project);
    const work: ProjectWork = { io, client, settings, project, board: call.board() };
    await bringUp(work, {
      ...options,
      ...(args.length ? { asked: new Set(args) } : {}),
      ...(flags.bool("always-recreate-deps") ? { dependencyRecreation: "always" } : {}),
      ...(flags.has("timeout") ? { timeoutSeconds: flags.number("timeout")! } : {}),
      renewsVolumes: flags.bool("renew-anon-volumes"),
    });
    if (flags.bool("no-start")) return 0;
    if (!flags.bool("detach") && !flags.bool("wait")) return await new AttachedRun(call, work).run();
    await startServices(work);
    if (flags.bool("wait")) await waitForAll(work, flags.number("wait-timeout"));
    return 0;
  },
};

function checkFlags({ flags }: ComposeCall): void {
  const isBackground = flags.bool("detach") || flags.bool("wait");
  const aborts = ["abort-on-container-exit", "abort-on-container-failure"].some((name) => flags.bool(name)) ||
    flags.string("exit-code-from") !== "" || flags.list("attach").length > 0;
  if (isBackground && aborts) {
    throw new DockerFailure(
      flags.bool("wait") && !flags.bool("detach")
        ? "--wait cannot be combined with --abort-on-container-exit, --attach or --attach-dependencies"
        : "--detach cannot be combined with --abort-on-container-exit, --abort-on-container-failure, --attach, --attach-dependencies or --watch",
    );
  }
}

async function waitForAll(work: ProjectWork, limitSeconds: number | undefined): Promise<void> {
  const untilMs = limitSeconds ? work.io.now() + limitSeconds * 1000 : Infinity;
  for (const name of Object.keys(work.project.services)) {
    const condition = { condition: "running_or_healthy", required: true };
    await awaitCondition(work, name, condition, { dependant: name, untilMs });
  }
}
