/** kubectl, helm and docker as programs of the lab's host. Each is read when it is called. */
import type { KubeconfigFiles } from "../cluster/kubeconfig_edit.ts";
import type { Transport } from "../cluster/transport.ts";
import type { Connection } from "../programs/connection.ts";
import type { Engine, EngineAddress } from "../programs/docker/engine.ts";
import type { FlagValues } from "../programs/flags.ts";
import type { Io } from "../programs/io.ts";
import type { Environment, Program as Group } from "../programs/program.ts";
import type { Process, Program } from "../simulator/host/process.ts";
import { inProcessEngine } from "../lab/in_process_engine.ts";
import type { TransportPlace } from "../lab/cluster_transport.ts";
import type { LabWorld } from "../lab/lab_world.ts";
import { type Main, programProcess } from "../lab/program_process.ts";
import { readKubeconfig } from "./cluster_choice.ts";
import { connectionFlags } from "./connection_flags.ts";
import { harmless } from "./harmless.ts";
import { COMPLETE, completionLines } from "./lab_completion.ts";
import { LATE_READINGS } from "./late_readings.ts";

/** What the clients talk to: the lab's own cluster and engine, or those of the real machine. */
export interface LabClients {
  connect(flags: FlagValues, io: Io, process: Process): Promise<Connection>;
  /** As kubectl reads the kubeconfig: which files, and what they say. */
  configurationIo(io: Io): Pick<Io, "env" | "readFile">;
  kubeconfigFiles(io: Io): KubeconfigFiles;
  openEngine(address: EngineAddress, process: Process): Engine;
  /** What the docker client reads of the environment. */
  dockerEnv(io: Io): Io["env"];
}

/** By the path at which they lie. The lab is told of what is read for them. */
export function labPrograms(
  clients: LabClients,
  { reads }: Pick<LabWorld, "reads">,
): Readonly<Record<string, Program>> {
  const docker = (words: readonly string[]): Main => async (argv, io, process) => {
    const [{ runDocker }] = await reads(
      Promise.all([import("../programs/docker/docker_program.ts"), LATE_READINGS.docker()]),
    );
    const openEngine = (address: EngineAddress) => clients.openEngine(address, process);
    const own = { ...io, env: clients.dockerEnv(io) };
    return await runDocker([...words, ...argv], { io: own, openEngine, reads });
  };
  const inLab = async (group: Group, argv: readonly string[], io: Io, process: Process): Promise<number> => {
    const { runProgram } = await reads(import("../programs/program.ts"));
    const environment = await reads(environmentOf(clients, io, process));
    return await runProgram(group, argv, { ...environment, reads });
  };
  return {
    "/usr/bin/docker": programProcess(docker([])),
    "/usr/bin/docker-compose": programProcess(docker(["compose"])),
    "/usr/local/bin/helm": completing("helm", async (argv, io, process) => {
      const [{ helm }] = await reads(Promise.all([import("../programs/helm/mod.ts"), LATE_READINGS.helm()]));
      return await inLab(helm, argv, io, process);
    }),
    "/usr/local/bin/kubectl": completing("kubectl", async (argv, io, process) => {
      const [{ kubectl }] = await reads(
        Promise.all([import("../programs/kubectl/mod.ts"), LATE_READINGS.kubectl()]),
      );
      return await inLab(kubectl, argv, io, process);
    }),
  };
}

/** The program, which says what may come next if a completion script asks for it. */
function completing(name: string, main: Main): Program {
  return programProcess(async (argv, io, process) => {
    if (argv[0] !== COMPLETE) return await main(argv, io, process);
    await io.out(await completionLines([name, ...argv.slice(1)]));
    return 0;
  });
}

/** The lab's own engine, and its cluster, or another one that kubeconfigs of its host may lead to. */
export function ownClients(
  lab: () => LabWorld,
  openCluster: () => Promise<TransportPlace["cluster"]> = () => lab().cluster(),
): LabClients {
  return {
    async connect(flags, io, process) {
      const [{ connection, withRequestLog }, { transportOverrides }, { openContext }] = await lab().reads(
        Promise.all([
          import("./open_connection.ts"),
          import("./transport_overrides.ts"),
          import("../lab/cluster_transport.ts"),
        ]),
      );
      const cluster = await openCluster();
      const config = await readKubeconfig(flags, io);
      const overrides = transportOverrides(flags, io.env);
      const { transport, namespace } = await openContext(config, flags.string("context"), overrides, {
        machine: process.machine,
        cluster,
        sync: () => lab().sync(),
        readFile: io.readFile,
      });
      const counted: Transport = {
        description: transport.description,
        request: (path, init) => lab().awaits(transport.request(path, init)),
        connect: (path, protocols, signal) => transport.connect(path, protocols, signal),
        close: () => transport.close(),
      };
      const told = await withRequestLog(counted, flags, io);
      return connection(told, flags.string("namespace") || namespace, io);
    },
    configurationIo: (io) => io,
    kubeconfigFiles: ({ machine, readFile }) => ({
      read: readFile,
      write: (path, text) => machine.writeFile(path, new TextEncoder().encode(text)),
    }),
    openEngine({ host }, process) {
      const engine = inProcessEngine(lab().docker.api, process, host, () => lab().sync());
      return { ...engine, request: (...request) => lab().awaits(engine.request(...request)) };
    },
    dockerEnv: (io) => io.env,
  };
}

async function environmentOf(clients: LabClients, io: Io, process: Process): Promise<Environment> {
  const { kubectlErrorText } = await import("../programs/kubectl/error_text.ts");
  return {
    io,
    connect: (flags) => clients.connect(flags, io, process),
    kubeconfig: (flags) => readKubeconfig(flags, clients.configurationIo(io)),
    kubeconfigFiles: clients.kubeconfigFiles(io),
    globalFlags: connectionFlags,
    errorText: (error) => io.signal.aborted ? undefined : harmless(kubectlErrorText(error)),
  };
}
