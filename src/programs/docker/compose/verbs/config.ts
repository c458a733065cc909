import { switchFlag, textFlag } from "../../docker_flags.ts";
import { DockerFailure } from "../../engine_errors.ts";
import { missingFile } from "../file/compose_failure.ts";
import type { ComposeCall, ComposeVerb } from "../compose_verb.ts";
import { imageName } from "../engine/container_request.ts";
import { serviceHash } from "../engine/service_hash.ts";
import { absolutePath } from "../../run/volumes.ts";
import { configText, configValue, rawConfigText } from "../project/config_text.ts";
import { dependencyOrder } from "../project/dependency_order.ts";
import type { Project } from "../project/project.ts";
import { checkServices, dropUnused, keepServices } from "../project/wanted_services.ts";

export const config: ComposeVerb = {
  name: "config",
  summary: "Print the project as it is understood, in long form",
  usage: "[OPTIONS] [SERVICE...]",
  flags: [
    textFlag("format", 'How it is printed ("yaml", "json")'),
    textFlag("hash", 'The hash of a service, or of all ("*")'),
    switchFlag("images", "Only images"),
    switchFlag("networks", "Only networks' names"),
    switchFlag("no-consistency", "Do not check what services refer to"),
    switchFlag("no-interpolate", "Leave variables as they are written"),
    textFlag("o, output", "File to write to (else standard output)"),
    switchFlag("profiles", "Only profiles' names"),
    switchFlag("q, quiet", "Only check"),
    switchFlag("services", "Only services' names"),
    switchFlag("volumes", "Only volumes' names"),
  ],
  async run(call) {
    const { flags, args, io } = call;
    const project = await call.project({
      isRaw: flags.bool("no-interpolate"),
      isUnchecked: flags.bool("no-consistency"),
    });
    checkServices(project, args);
    keepServices(project, args);
    if (!call.options.allResources) dropUnused(project);
    if (flags.bool("quiet")) return 0;
    const text = textOf(call, project);
    const output = flags.string("output");
    if (output) await io.machine.writeFile(absolutePath(output, io), new TextEncoder().encode(text), 0o666);
    else await io.out(text);
    return 0;
  },
};

function textOf({ flags }: ComposeCall, project: Project): string {
  const lines = (names: readonly string[]): string => names.map((name) => `${name}\n`).join("");
  const services = Object.values(project.services);
  if (flags.bool("services")) return lines(dependencyOrder(project.services));
  if (flags.bool("volumes")) return lines(Object.keys(project.volumes));
  if (flags.bool("networks")) return lines(Object.keys(project.networks));
  if (flags.bool("profiles")) {
    const all = [...services, ...Object.values(project.disabled)].flatMap(({ profiles = [] }) => profiles);
    return lines([...new Set(all)].sort());
  }
  if (flags.bool("images")) return lines(services.map((service) => imageName(project, service)));
  const wanted = flags.string("hash");
  if (wanted) {
    const names = wanted === "*" ? Object.keys(project.services) : wanted.split(",");
    const unknown = names.find((name) => !Object.hasOwn(project.services, name));
    if (unknown !== undefined) throw missingFile(`no such service: ${unknown}: not found`);
    return lines(
      names.map((name) => `${name} ${serviceHash(project.services[name]!)}`),
    );
  }
  const format = flags.string("format") || "yaml";
  if (format !== "yaml" && format !== "json") {
    throw new DockerFailure(`unsupported format ${JSON.stringify(format)}`);
  }
  return flags.bool("no-interpolate")
    ? rawConfigText(configValue(project), format)
    : configText(project, format);
}
