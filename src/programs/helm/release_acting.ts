/** A call of Helm as what changes releases takes. */
import { discover } from "../../cluster/discover.ts";
import type { Acting } from "../../cluster/helm/acting.ts";
import { releaseHistory } from "../../cluster/helm_releases.ts";
import type { HelmRelease } from "../../kube/helm_release.ts";
import type { Discovery } from "../../kube/discovery.ts";
import type { Call } from "../program.ts";

/** Opens the cluster. */
export async function actingOf({ connect, io }: Call): Promise<Acting> {
  const connection = await connect();
  let renewed: Promise<Discovery> | undefined;
  return {
    client: connection.client,
    namespace: connection.namespace,
    signal: io.signal,
    now: () => io.now(),
    wait: (ms, signal) => io.wait(ms, signal),
    discovery: (isNew) => {
      if (isNew) renewed = discover(connection.client, { signal: io.signal });
      return renewed ?? connection.discovery();
    },
    warn: (message, fields) => void io.err(logLine("WARN", message, fields)),
  };
}

/** A line of Helm's log, in the words of Go's log/slog. */
export function logLine(level: string, message: string, fields: Readonly<Record<string, string>>): string {
  const rest = Object.entries(fields).map(([key, value]) => ` ${key}=${quoted(value)}`).join("");
  return `level=${level} msg=${quoted(message)}${rest}\n`;
}

/** What stands alone needs no quotation marks. */
function quoted(text: string): string {
  return text === "" || /[\s"=\\]|[^ -~]/.test(text) ? JSON.stringify(text) : text;
}

/** A revision of a release, 0 being the newest. Rejects in Helm's words when there is none. */
export async function findRelease(call: Call, name: string, revision = 0): Promise<HelmRelease> {
  requireReleaseName(name);
  const { client, namespace } = await call.connect();
  const history = await releaseHistory(client, { namespace, name }, call.io.signal);
  const found = revision === 0 ? history[0] : history.find(({ version }) => version === revision);
  if (!found) throw new Error("release: not found");
  return found;
}

const LONGEST_NAME = 53;
const namePattern = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";

/** Why that can be no release's name; undefined when it can. */
export function releaseNameProblem(name: string): string | undefined {
  if (name === "") return "no name provided";
  if (name.length <= LONGEST_NAME && new RegExp(namePattern).test(name)) return undefined;
  return `invalid release name, must match regex ${namePattern} and the length must not be longer than ${LONGEST_NAME}`;
}

function requireReleaseName(name: string): void {
  if (releaseNameProblem(name)) throw new Error(`release name is invalid: ${name}`);
}
