import { numberFlag, textFlag } from "../../docker_flags.ts";
import { joined } from "../../containers/ports_text.ts";
import { DockerFailure } from "../../engine_errors.ts";
import type { ComposeVerb } from "../compose_verb.ts";
import { serviceContainer } from "../engine/service_container.ts";

export const port: ComposeVerb = {
  name: "port",
  summary: "Show where a container's port is published",
  usage: "[OPTIONS] SERVICE PRIVATE_PORT",
  flags: [
    numberFlag("index", "Number of the container, where a service has several"),
    textFlag("protocol", "tcp or udp", { default: "tcp" }),
  ],
  takes: { min: 2 },
  async run(call) {
    const { flags, args, io } = call;
    const [service, number] = args;
    if (!/^\d+$/.test(number!)) {
      throw new DockerFailure(`strconv.ParseUint: parsing ${JSON.stringify(number)}: invalid syntax`);
    }
    const container = await serviceContainer(call, service!, { index: flags.number("index") ?? 0 });
    const protocol = flags.string("protocol").toLowerCase();
    const found = (container.Ports ?? []).find(({ PrivatePort, PublicPort, Type }) =>
      PrivatePort === Number(number) && Type === protocol && PublicPort
    );
    if (!found) throw new DockerFailure(`no port ${number}/${protocol} for container ${container.name}`);
    await io.out(`${joined(found.IP ?? "0.0.0.0", String(found.PublicPort))}\n`);
    return 0;
  },
};
