/** For `pequod shell --real`: the clients of the lab's host talk to the user's own cluster and engine. */
import { kubeconfigFiles } from "../cluster/kubeconfig_edit.ts";
import { socketEngine } from "../engine_client/socket_engine.ts";
import type { Io } from "../programs/io.ts";
import type { LabClients } from "./lab_programs.ts";
import { openConnection } from "./open_connection.ts";

/** Variables of the real machine that the docker client follows. */
const DOCKER_VARIABLE = /^DOCKER_(HOST|TLS|TLS_VERIFY|CERT_PATH|API_VERSION)$/;

export function realClients(real: Io): LabClients {
  return {
    connect: (flags, io) => openConnection(flags, { ...io, env: real.env, readFile: real.readFile }),
    configurationIo: () => real,
    kubeconfigFiles: () => kubeconfigFiles,
    openEngine: (address) => socketEngine(address),
    dockerEnv: (io) => (name) => DOCKER_VARIABLE.test(name) ? real.env(name) : io.env(name),
  };
}
