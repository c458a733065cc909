import type { ClientCertificate } from "./client_certificate.ts";
import { type ExecCluster, type ExecCredential, type ExecRunner, runExecPlugin } from "./exec_plugin.ts";
import { type Named, readProblem, resolvePath, type User } from "./kubeconfig.ts";

/** What a request carries to say who asks. */
export interface Credential {
  /** The `Authorization` header. */
  authorization?: string;
  /** For the TLS handshake. */
  certificate?: ClientCertificate;
}

/** Where the credential of a user comes from. */
export interface Credentials {
  /** The credential to use now; the same object as long as it has not changed. */
  current(signal?: AbortSignal): Promise<Credential>;
  /** After the server refused `used`: looks for a newer one. True when there is one, so that trying again makes sense. */
  renew(used: Credential, signal?: AbortSignal): Promise<boolean>;
}

/** A user without credentials: the server calls it `system:anonymous`. */
export const anonymous: Credentials = {
  current: () => Promise.resolve({}),
  renew: () => Promise.resolve(false),
};

/** A user that cannot be used as it is written. */
export class CredentialsError extends Error {
  override readonly name = "CredentialsError";
}

/** What finding credentials needs of the machine. */
export interface CredentialsMachine {
  readFile(path: string): Promise<string>;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Whether there is a terminal that a plug-in may use. */
  isTerminalFree: boolean;
  /** How plug-ins are run; as child processes when absent. */
  runPlugin?: ExecRunner;
}

/** client-go reads a token file again after a minute (transport/token_source.go). */
const TOKEN_FILE_AGE_MS = 60_000;

/**
 * The credentials of a kubeconfig's user: token, token file, client certificate, user name and password, or a plug-in.
 * @throws {CredentialsError} for combinations and kinds that cannot be used; wording of clientcmd/validation.go
 */
export function credentialsOf(
  user: Named<User>,
  cluster: ExecCluster,
  machine: CredentialsMachine,
): Credentials {
  const { settings, name } = user;
  const problem = userProblem(name, settings);
  if (problem) throw new CredentialsError(problem);
  if (settings.exec) return new PluginCredentials(user, cluster, machine);
  return new FixedCredentials(user, machine);
}

function userProblem(name: string, user: User): string | undefined {
  const provider = user["auth-provider"];
  if (provider) {
    return `the auth provider "${
      provider.name ?? ""
    }" of user ${name} is no longer supported (client-go removed it ` +
      "in 1.26): use an exec plugin";
  }
  const methods = [
    ...(user.token ? ["token"] : []),
    ...(user.username || user.password ? ["basicAuth"] : []),
  ];
  if (methods.length > 1) {
    return `more than one authentication method found for ${name}; found [${
      methods.join(" ")
    }], only one is allowed`;
  }
  const hasCertificate = user["client-certificate"] || user["client-certificate-data"];
  if (hasCertificate && !user["client-key"] && !user["client-key-data"]) {
    return `client-key-data or client-key must be specified for ${name} to use the clientCert authentication method.`;
  }
  if ((user["as-uid"] || user["as-groups"]?.length || user["as-user-extra"]) && !user.as) {
    return `requesting uid, groups or user-extra for ${name} without impersonating a user`;
  }
  return undefined;
}

/** What the kubeconfig or files beside it say. Files are read again when the server refuses. */
class FixedCredentials implements Credentials {
  readonly #user: Named<User>;
  readonly #machine: CredentialsMachine;
  #credential: Credential | undefined;
  #readAtMs = 0;

  constructor(user: Named<User>, machine: CredentialsMachine) {
    this.#user = user;
    this.#machine = machine;
  }

  async current(): Promise<Credential> {
    const { tokenFile, token } = this.#user.settings;
    const age = this.#machine.now() - this.#readAtMs;
    const isStale = Boolean(tokenFile) && !token && age >= TOKEN_FILE_AGE_MS;
    if (this.#credential && !isStale) return this.#credential;
    try {
      return await this.#read();
    } catch (error) {
      // A token file may be away for a moment while it is replaced: the token at hand is still good.
      if (this.#credential) return this.#credential;
      throw error;
    }
  }

  async renew(used: Credential): Promise<boolean> {
    const before = this.#credential;
    if (before !== used) return true;
    return await this.#read() !== before;
  }

  async #read(): Promise<Credential> {
    const { settings } = this.#user;
    const authorization = await this.#authorization();
    const certificate = await this.#certificate();
    const fresh: Credential = {
      ...(authorization ? { authorization } : {}),
      ...(certificate ? { certificate } : {}),
    };
    if (settings.tokenFile) this.#readAtMs = this.#machine.now();
    if (JSON.stringify(fresh) !== JSON.stringify(this.#credential)) this.#credential = fresh;
    return this.#credential ?? fresh;
  }

  async #authorization(): Promise<string | undefined> {
    const { token, tokenFile, username, password } = this.#user.settings;
    if (token) return `Bearer ${token}`;
    if (tokenFile) return `Bearer ${(await this.#file(tokenFile, "tokenFile")).trim()}`;
    if (!username && !password) return undefined;
    const bytes = new TextEncoder().encode(`${username ?? ""}:${password ?? ""}`);
    return `Basic ${bytes.toBase64()}`;
  }

  async #certificate(): Promise<ClientCertificate | undefined> {
    const cert = await this.#pem("client-certificate");
    const key = await this.#pem("client-key");
    return cert !== undefined && key !== undefined ? { cert, key } : undefined;
  }

  /** Data comes before a file, as with kubectl. */
  async #pem(field: "client-certificate" | "client-key"): Promise<string | undefined> {
    const data = this.#user.settings[`${field}-data`];
    if (data) return decodeBase64(data);
    const path = this.#user.settings[field];
    return path ? await this.#file(path, field) : undefined;
  }

  async #file(path: string, field: string): Promise<string> {
    const resolved = resolvePath(path, this.#user.file);
    try {
      return await this.#machine.readFile(resolved);
    } catch (error) {
      const problem = readProblem(resolved, error);
      const word = field === "client-certificate" ? "client-cert" : field;
      throw new CredentialsError(
        `unable to read ${word} ${resolved} for ${this.#user.name} due to ${problem}`,
        {
          cause: error,
        },
      );
    }
  }
}

/** What a plug-in gives. It runs when first needed, when its credential has expired, and when the server refuses. */
class PluginCredentials implements Credentials {
  readonly #user: Named<User>;
  readonly #cluster: ExecCluster;
  readonly #machine: CredentialsMachine;
  #given: { credential: Credential; expiresMs: number } | undefined;
  /** The run that goes on now: many requests share one. */
  #running: Promise<Credential> | undefined;

  constructor(user: Named<User>, cluster: ExecCluster, machine: CredentialsMachine) {
    this.#user = user;
    this.#cluster = cluster;
    this.#machine = machine;
  }

  current(signal?: AbortSignal): Promise<Credential> {
    if (this.#given && this.#machine.now() < this.#given.expiresMs) {
      return Promise.resolve(this.#given.credential);
    }
    return unlessAborted(this.#run(), signal);
  }

  async renew(used: Credential, signal?: AbortSignal): Promise<boolean> {
    if (this.#given && this.#given.credential !== used) return true;
    await unlessAborted(this.#run(), signal);
    return true;
  }

  #run(): Promise<Credential> {
    // No caller's signal ends it: others may wait for the same run, and a log-in may take its time.
    this.#running ??= runExecPlugin({
      userName: this.#user.name,
      exec: this.#user.settings.exec ?? {},
      cluster: this.#cluster,
      isTerminalFree: this.#machine.isTerminalFree,
      ...(this.#machine.runPlugin ? { run: this.#machine.runPlugin } : {}),
    }).then((given) => this.#keep(given)).finally(() => this.#running = undefined);
    return this.#running;
  }

  #keep(given: ExecCredential): Credential {
    const before = this.#given?.credential.certificate;
    // The same certificate stays the same object, so that connections made with it can go on.
    const isSame = before && given.certificate && before.cert === given.certificate.cert &&
      before.key === given.certificate.key;
    const certificate = isSame ? before : given.certificate;
    const credential: Credential = {
      ...(given.token ? { authorization: `Bearer ${given.token}` } : {}),
      ...(certificate ? { certificate } : {}),
    };
    this.#given = { credential, expiresMs: given.expiresMs ?? Infinity };
    return credential;
  }
}

/** Rejects with the signal's reason as soon as it is aborted; the work goes on for others. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return await work;
  const settled = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    const options = { once: true, signal: settled.signal };
    signal.addEventListener("abort", () => reject(signal.reason), options);
    if (signal.aborted) reject(signal.reason);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    settled.abort();
  }
}

/** Text from base64, line breaks allowed. */
export function decodeBase64(data: string): string {
  return new TextDecoder().decode(Uint8Array.fromBase64(data.replace(/\s/g, "")));
}
